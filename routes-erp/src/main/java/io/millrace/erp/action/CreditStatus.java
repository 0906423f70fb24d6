/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.value.CustomerId;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Whether a customer may order and be delivered. Amounts are not told: whoever promises a delivery needs the decision.
 *
 * @param blocks everything that stands against it; empty if nothing does
 * @param asOf when the ERP was asked
 */
public record CreditStatus(CustomerId customer, boolean blocked, List<CreditBlock> blocks, OffsetDateTime asOf) {

    public CreditStatus {
        required("customer", customer);
        blocks = list("blocks", blocks);
        required("asOf", asOf);
    }
}
