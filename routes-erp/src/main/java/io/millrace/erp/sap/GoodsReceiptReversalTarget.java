/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes the goods receipt of an inbound delivery back. */
public final class GoodsReceiptReversalTarget extends DeliveryReversalTarget {

    public GoodsReceiptReversalTarget() {
        super(InboundDelivery.SERVICE, "ReverseGoodsReceipt");
    }

    @Override
    String delivery(String number) {
        return InboundDelivery.header(number);
    }

    @Override
    boolean isPosted(JsonNode delivery) {
        return InboundDelivery.isReceived(delivery);
    }
}
