/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;

/** {@code mfg-sap-goods-receipt-reversal-sink}. */
class SapGoodsReceiptReversalSinkTest extends SapSinkContract {

    @Override
    String kamelet() {
        return "mfg-sap-goods-receipt-reversal-sink";
    }

    @Override
    Object request() {
        return Examples.event(EventType.GOODS_RECEIVED);
    }

    @Override
    String path() {
        return INBOUND + "ReverseGoodsReceipt?DeliveryDocument=%27180000001%27";
    }

    @Override
    String reversed() {
        return "180000001";
    }

    @Override
    String before() {
        return header("C");
    }

    @Override
    String made() {
        return "{\"d\":{}}";
    }

    @Override
    String found() {
        return header("A");
    }

    @Override
    String absent() {
        return header("C");
    }

    @Override
    String document() {
        return "180000001";
    }

    private static String header(String status) {
        return "{\"d\":{\"DeliveryDocument\":\"180000001\",\"OverallGoodsMovementStatus\":\"" + status + "\"}}";
    }
}
