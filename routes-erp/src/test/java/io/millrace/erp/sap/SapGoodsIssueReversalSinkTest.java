/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;

/** {@code mfg-sap-goods-issue-reversal-sink}. */
class SapGoodsIssueReversalSinkTest extends SapSinkContract {

    @Override
    String kamelet() {
        return "mfg-sap-goods-issue-reversal-sink";
    }

    @Override
    Object request() {
        return Examples.event(EventType.SHIPMENT_DISPATCHED);
    }

    @Override
    String path() {
        return DELIVERIES + "ReverseGoodsIssue?DeliveryDocument=%2780000012%27";
    }

    @Override
    String reversed() {
        return "80000012";
    }

    @Override
    String before() {
        return SapGoodsIssueSinkTest.delivery("C");
    }

    @Override
    String made() {
        return "{\"d\":{}}";
    }

    @Override
    String found() {
        return SapGoodsIssueSinkTest.delivery("A");
    }

    @Override
    String absent() {
        return SapGoodsIssueSinkTest.delivery("C");
    }

    @Override
    String document() {
        return "80000012";
    }
}
