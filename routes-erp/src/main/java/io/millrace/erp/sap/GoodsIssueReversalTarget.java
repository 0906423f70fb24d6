/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes the goods issue of an outbound delivery back. */
public final class GoodsIssueReversalTarget extends DeliveryReversalTarget {

    public GoodsIssueReversalTarget() {
        super(GoodsIssueTarget.SERVICE, "ReverseGoodsIssue");
    }

    @Override
    String delivery(String number) {
        return GoodsIssueTarget.delivery(number);
    }

    @Override
    boolean isPosted(JsonNode delivery) {
        return GoodsIssueTarget.isIssued(delivery);
    }
}
