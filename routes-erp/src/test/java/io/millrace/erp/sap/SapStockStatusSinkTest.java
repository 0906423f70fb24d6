/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posted;
import io.millrace.erp.sap.wire.SapStockStatus;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-stock-status-sink}. */
class SapStockStatusSinkTest extends SapSinkContract {

    @Override
    String kamelet() {
        return "mfg-sap-stock-status-sink";
    }

    @Override
    Object request() {
        return Golden.output("quality-hold-placed-to-sap-stock-status/two-shipments", SapStockStatus.class);
    }

    @Override
    String path() {
        return ODATA + "API_MATERIAL_DOCUMENT_SRV/A_MaterialDocumentHeader";
    }

    @Override
    String before() {
        return "{\"d\":{\"results\":[" + place("RM01", "120.500") + "," + place("RM02", "0.000") + ","
                + place("FG01", "3.000") + "]}}";
    }

    private static String place(String location, String quantity) {
        return "{\"StorageLocation\":\"" + location + "\",\"MaterialBaseUnit\":\"EA\","
                + "\"MatlWrhsStkQtyInMatlBaseUnit\":\"" + quantity + "\"}";
    }

    @Override
    String made() {
        return "{\"d\":{\"MaterialDocumentYear\":\"2026\",\"MaterialDocument\":\"4900000001\"}}";
    }

    @Override
    String found() {
        return "{\"d\":{\"results\":[{\"MaterialDocumentYear\":\"2026\",\"MaterialDocument\":\"4900000001\"}]}}";
    }

    @Override
    String document() {
        return "2026/4900000001";
    }

    @Test
    void movesAllStockOfTheLotThatIsThereInOneDocument() throws Exception {
        post("", null);

        JsonNode items =
                CanonicalJson.mapper().readTree(sap.changes().get(0).body()).path("to_MaterialDocumentItem");
        assertThat(items).hasSize(2);
        assertThat(items.get(0).path("GoodsMovementType").asText()).isEqualTo("344");
        assertThat(items.get(0).path("StorageLocation").asText()).isEqualTo("RM01");
        assertThat(items.get(0).path("QuantityInEntryUnit").asText()).isEqualTo("120.500");
        assertThat(items.get(1).path("StorageLocation").asText()).isEqualTo("FG01");
        assertThat(sap.reads().get(0).path()).contains("InventoryStockType%20eq%20%2701%27");
    }

    @Test
    void whereNothingIsLeftThereIsNothingToPost() throws Exception {
        sap.readsGet(answer(200, "{\"d\":{\"results\":[]}}"));

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(null));
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void whereAnEarlierAttemptLeftNothingItsDocumentIsTheEffect() throws Exception {
        sap.readsGet(answers("A_MatlStkInAcctMod", "{\"d\":{\"results\":[]}}", found()));

        assertThat(Posted.of(post("", new FakeDelivery(Delivery.Purpose.POST)))).isEqualTo(new Posted(document()));
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void whileItIsNotKnownWhatAnEarlierAttemptDidNothingIsSaid() throws Exception {
        sap.readsGet(answers("A_MatlStkInAcctMod", "{\"d\":{\"results\":[]}}", "<html>"));

        assertThat(post("", new FakeDelivery(Delivery.Purpose.POST)).getException())
                .isInstanceOf(NotPosted.NotProcessed.class);
    }

    @Test
    void whileTheStockCannotBeReadNothingIsPosted() throws Exception {
        sap.readsGet(answer(500, "<html>"));

        assertThat(post("", null).getException()).isInstanceOf(NotPosted.NotProcessed.class);
        assertThat(sap.changes()).isEmpty();
    }
}
