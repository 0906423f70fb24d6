/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.NotPosted;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-confirmation-reversal-sink}. */
class SapConfirmationReversalSinkTest extends SapSinkContract {

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
