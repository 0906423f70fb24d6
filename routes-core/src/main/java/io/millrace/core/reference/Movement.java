/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

/** Movements of stock that a plant may have a movement type of its own for. */
public enum Movement {
    /** A component, to its order. */
    CONSUMPTION,
    /** What an order made, into the stock. */
    PRODUCTION_RECEIPT,
    /** What a supplier delivered, into the stock. */
    PURCHASE_RECEIPT,
    /** From one storage location to another. */
    TRANSFER,
    BLOCK,
    UNBLOCK,
    TO_QUALITY_STOCK,
    FROM_QUALITY_STOCK,
    SCRAP,
    SCRAP_OF_QUALITY_STOCK,
    SCRAP_OF_BLOCKED_STOCK
}
