/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.Posted;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-material-document-reversal-sink}. */
class SapMaterialDocumentReversalSinkTest extends SapSinkContract {

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

    private String reversed = "2026/4900000001";

    @Override
    String reversed() {
        return reversed;
    }

    @Test
    void anItemIsCancelledAlone() throws Exception {
        reversed = "2026/4900000001/2";

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(document()));
        assertThat(sap.changes().get(0).path())
                .isEqualTo(path().replace("Cancel?", "CancelItem?") + "&MaterialDocumentItem=%272%27");

        sap.readsGet(answer(200, found()));
        post("", new FakeDelivery(Delivery.Purpose.LOOK_UP));
        assertThat(sap.reads().get(0).path()).contains("and%20ReversedMaterialDocumentItem%20eq%20%272%27");
    }

    @Test
    void aBatchThatAHoldRestrictedIsNoDocument() throws Exception {
        reversed = "FG-200/L-900";

        assertThat(post("", null).getException()).hasMessageContaining("MFG-SAP-007");
        assertThat(sap.changes()).isEmpty();
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
