/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import org.jspecify.annotations.Nullable;

/**
 * What has come of an item of an inbound delivery. No document of SAP's: the sink finds the item.
 *
 * @param delivery SAP's number of it, our inbound shipment's
 * @param purchaseOrderItem without zeros in front
 * @param batch the lot that it is received as; null for an item without lots
 * @param unit SAP's
 */
public record SapPutaway(
        String delivery,
        String purchaseOrder,
        String purchaseOrderItem,
        @Nullable String batch,
        String quantity,
        String unit) {}
