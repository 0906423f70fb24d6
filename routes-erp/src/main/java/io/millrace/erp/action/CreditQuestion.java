/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.CustomerId;

/** May a customer be delivered on credit? */
public record CreditQuestion(CustomerId customer) {

    public CreditQuestion {
        required("customer", customer);
    }

    @Override
    public String toString() {
        return "the credit status of customer " + customer;
    }
}
