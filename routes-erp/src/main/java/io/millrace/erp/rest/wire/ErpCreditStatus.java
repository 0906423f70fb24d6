/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import static io.millrace.canonical.value.Check.list;

import java.util.List;

/**
 * {@code GET /credit-status}: what stands against delivering a customer.
 *
 * @param blocks empty if nothing does
 */
public record ErpCreditStatus(List<Block> blocks) {

    public ErpCreditStatus {
        blocks = list("blocks", blocks);
    }

    /** Credit management has blocked the account; no orders; no deliveries; the customer is about to be deleted. */
    public enum Block {
        CREDIT,
        ORDER,
        DELIVERY,
        ENDING
    }
}
