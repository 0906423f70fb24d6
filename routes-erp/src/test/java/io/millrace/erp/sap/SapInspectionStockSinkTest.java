/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.Posted;
import io.millrace.erp.sap.wire.SapInspectionStock;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-inspection-stock-sink}. */
class SapInspectionStockSinkTest extends SapSinkContract {

    @Override
    String kamelet() {
        return "mfg-sap-inspection-stock-sink";
    }

    @Override
    Object request() {
        return Golden.output("inspection-completed-to-sap-inspection-stock/accepted", SapInspectionStock.class);
    }

    @Override
    String path() {
        return ODATA + "API_INSPECTIONLOT_SRV/A_InspLotMatlDocItem";
    }

    @Override
    String before() {
        return lot("120.500");
    }

    private static String lot(String open) {
        return "{\"d\":{\"InspectionLot\":\"10000000001\",\"InspLotQtyToBePosted\":\"" + open
                + "\",\"ChangedDateTime\":\"/Date(1795392000000+0000)/\"}}";
    }

    @Override
    String made() {
        return "{\"d\":{\"InspectionLot\":\"10000000001\",\"MaterialDocumentYear\":\"2026\",\"MaterialDocument\":\"4900000001\"}}";
    }

    @Override
    String found() {
        return posting(KEY);
    }

    @Override
    String absent() {
        return posting("of-somebody-else");
    }

    private static String posting(String text) {
        return "{\"d\":{\"results\":[{\"MaterialDocumentYear\":\"2026\",\"MaterialDocument\":\"4900000001\","
                + "\"MaterialDocumentItemText\":\"" + text + "\"}]}}";
    }

    @Override
    String document() {
        return "2026/4900000001";
    }

    @Test
    void postsWhatSapHasNotPosted() throws Exception {
        post("", new FakeDelivery(Delivery.Purpose.POST));

        assertThat(sap.changes().get(0).body())
                .contains("\"UsageDecisionStockType\":\"VMENGE01\"")
                .contains("\"InspLotQtyPosted\":\"120.500\"")
                .contains("\"MaterialDocumentItemText\":\"" + KEY + "\"");
    }

    @Test
    void whereNothingIsLeftThereIsNothingToPost() throws Exception {
        sap.readsGet(answer(200, lot("0.000")));

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(null));
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void whereAnEarlierAttemptLeftNothingItsDocumentIsTheEffect() throws Exception {
        sap.readsGet(answers("A_InspLotMatlDocItem", found(), lot("0.000")));

        assertThat(Posted.of(post("", new FakeDelivery(Delivery.Purpose.POST)))).isEqualTo(new Posted(document()));
        assertThat(sap.changes()).isEmpty();
    }
}
