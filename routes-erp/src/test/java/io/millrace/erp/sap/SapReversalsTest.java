/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.NotPosted;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The SAP sinks that take back what was posted. */
class SapReversalsTest {

    private static final String ODATA = "/sap/opu/odata/sap/";
    private static final String DELIVERIES = ODATA + "API_OUTBOUND_DELIVERY_SRV;v=0002/";

    @Nested
    class ConfirmationReversalSink extends SapSinkContract {

        @Override
        String kamelet() {
            return "mfg-sap-confirmation-reversal-sink";
        }

        @Override
        Object request() {
            return Examples.event(EventType.PRODUCTION_CONFIRMED);
        }

        @Override
        String path() {
            return ODATA + "API_PROD_ORDER_CONFIRMATION_2_SRV/CancelProdnOrdConf"
                    + "?ConfirmationGroup=%278231%27&ConfirmationCount=%271%27";
        }

        private String reversed = "8231/1";

        @Override
        String reversed() {
            return reversed;
        }

        @Test
        void aDocumentThatNobodyKnowsIsForAPerson() throws Exception {
            reversed = "4900000001";

            Exchange failed = post("", new FakeDelivery(Delivery.Purpose.POST));
            assertThat(failed.getException())
                    .isInstanceOf(MfgException.class)
                    .isNotInstanceOf(NotPosted.class)
                    .hasMessageContaining("MFG-SAP-007");
            assertThat(sap.requests()).isEmpty();
        }

        @Override
        String made() {
            return "{\"d\":{\"ConfirmationGroup\":\"8231\",\"ConfirmationCount\":\"2\"}}";
        }

        @Override
        String found() {
            return "{\"d\":{\"results\":[{\"ConfirmationGroup\":\"8231\",\"ConfirmationCount\":\"2\"}]}}";
        }

        @Override
        String document() {
            return "8231/2";
        }

        @Test
        void theReversalHasAKeyOfItsOwn() throws Exception {
            post("", new FakeDelivery(Delivery.Purpose.POST));

            assertThat(sap.changes().get(0).path()).endsWith("&ExternalSystemConfirmation=guid%27" + KEY + "%27");
        }
    }

    @Nested
    class MaterialDocumentReversalSink extends SapSinkContract {

        @Override
        String kamelet() {
            return "mfg-sap-material-document-reversal-sink";
        }

        @Override
        Object request() {
            return Examples.event(EventType.MATERIAL_CONSUMED);
        }

        @Override
        String path() {
            return ODATA + "API_MATERIAL_DOCUMENT_SRV/Cancel"
                    + "?MaterialDocumentYear=%272026%27&MaterialDocument=%274900000001%27";
        }

        @Override
        String reversed() {
            return "2026/4900000001";
        }

        @Override
        String made() {
            return "{\"d\":{\"MaterialDocumentYear\":\"2026\",\"MaterialDocument\":\"4900000002\"}}";
        }

        @Override
        String found() {
            return "{\"d\":{\"results\":[{\"MaterialDocumentYear\":\"2026\",\"MaterialDocument\":\"4900000002\"},"
                    + "{\"MaterialDocumentYear\":\"2026\",\"MaterialDocument\":\"4900000002\"}]}}";
        }

        @Override
        String document() {
            return "2026/4900000002";
        }
    }

    @Nested
    class GoodsIssueReversalSink extends SapSinkContract {

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
            return SapMoreSinksTest.delivery("C");
        }

        @Override
        String made() {
            return "{\"d\":{}}";
        }

        @Override
        String found() {
            return SapMoreSinksTest.delivery("A");
        }

        @Override
        String absent() {
            return SapMoreSinksTest.delivery("C");
        }

        @Override
        String document() {
            return "80000012";
        }
    }
}
