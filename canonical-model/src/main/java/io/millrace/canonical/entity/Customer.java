/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.optionalCountry;
import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.CustomerId;
import org.jspecify.annotations.Nullable;

/**
 * A customer.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Customer(CustomerId id, String name, @Nullable String country) {

    public Customer {
        required("id", id);
        requiredText("name", name);
        optionalCountry("country", country);
    }
}
