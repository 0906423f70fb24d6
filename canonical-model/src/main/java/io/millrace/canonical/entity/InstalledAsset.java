/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.SerialNumber;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A piece of ours that a customer uses. */
public record InstalledAsset(
        SerialNumber serial,
        ItemId item,
        CustomerId customer,
        String site,
        @Nullable LocalDate installedOn) {

    public InstalledAsset {
        required("serial", serial);
        required("item", item);
        required("customer", customer);
        requiredText("site", site);
    }
}
