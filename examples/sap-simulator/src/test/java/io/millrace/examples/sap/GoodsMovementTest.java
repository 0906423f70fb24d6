/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.SapUnderTest.BATCHES;
import static io.millrace.examples.sap.SapUnderTest.DOCUMENTS;
import static io.millrace.examples.sap.SapUnderTest.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodsMovementTest {

    private static final String SET = DOCUMENTS + "/A_MaterialDocumentHeader";

    @TempDir
    Path work;

    private SapUnderTest sap;

    @BeforeEach
    void start() throws IOException {
        sap = new SapUnderTest(work);
    }

    @AfterEach
    void stop() throws IOException, InterruptedException {
        sap.assertConsistent();
        sap.close();
    }

    private static String document(String code, String type, String quantity, String more) {
        return "{`GoodsMovementCode`:`" + code + "`,`MaterialDocumentHeaderText`:`K-1`,`to_MaterialDocumentItem`:"
                + "{`results`:[{`GoodsMovementType`:`" + type + "`,`Material`:`RM-100`,`Plant`:`1010`,"
                + "`StorageLocation`:`101A`,`Batch`:`R100-4711`,`EntryUnit`:`KG`,`QuantityInEntryUnit`:`" + quantity
                + "`" + more + "}]}}";
    }

    private JsonNode component(String order) throws Exception {
        return sap.read(ORDERS + "/A_ProductionOrder_2('" + order + "')/to_ProductionOrderComponent")
                .path("results")
                .get(0);
    }

    @Test
    void anIssueForAnOrderAndItsCancellation() throws Exception {
        String order = sap.order(100);

        JsonNode posted = sap.done(SET, document("03", "261", "2.5", ",`ManufacturingOrder`:`" + order + "`"));
        String number = posted.path("MaterialDocument").asText();
        String year = posted.path("MaterialDocumentYear").asText();
        assertThat(component(order).path("WithdrawnQuantity").asText()).isEqualTo("2.5");
        assertThat(sap.find(SET, "MaterialDocumentHeaderText eq 'K-1'")).hasSize(1);
        String cancel = DOCUMENTS + "/Cancel?MaterialDocumentYear='" + year + "'&MaterialDocument='" + number + "'";
        JsonNode cancelled = sap.done(cancel, "");

        assertThat(component(order).path("WithdrawnQuantity").asText()).isEqualTo("0");
        assertThat(sap.stock("RM-100", "R100-4711", "01")).isEqualTo("5000");
        JsonNode item = sap.read(SET + "(MaterialDocumentYear='" + year + "',MaterialDocument='"
                        + cancelled.path("MaterialDocument").asText() + "')/to_MaterialDocumentItem")
                .path("results")
                .get(0);
        assertThat(item.path("GoodsMovementType").asText()).isEqualTo("262");
        assertThat(item.path("ReversedMaterialDocument").asText()).isEqualTo(number);
        sap.refused("M7/123", cancel, "");
    }

    @Test
    void stockChangesItsTypeAndItsPlace() throws Exception {
        sap.done(SET, document("04", "344", "100", ""));
        assertThat(sap.stock("RM-100", "R100-4711", "07")).isEqualTo("100");
        sap.done(SET, document("04", "343", "40", ""));
        sap.done(SET, document("04", "322", "10", ""));
        sap.done(SET, document("04", "321", "4", ""));
        JsonNode moved = sap.done(SET, document("04", "311", "1000", ",`IssuingOrReceivingStorageLoc`:`101C`"));

        assertThat(sap.stock("RM-100", "R100-4711", "07")).isEqualTo("60");
        assertThat(sap.stock("RM-100", "R100-4711", "02")).isEqualTo("6");
        sap.done(
                DOCUMENTS + "/CancelItem?MaterialDocumentYear='"
                        + moved.path("MaterialDocumentYear").asText()
                        + "'&MaterialDocument='"
                        + moved.path("MaterialDocument").asText()
                        + "'&MaterialDocumentItem='0001'",
                "");
        assertThat(sap.stock("RM-100", "R100-4711", "01")).isEqualTo("4934");
        sap.done(SET, document("03", "555", "60", ""));
    }

    @Test
    void aReceiptForAnOrderHasItsLimits() throws Exception {
        String order = sap.order(10);
        String receipt = "{`GoodsMovementCode`:`02`,`to_MaterialDocumentItem`:[{`GoodsMovementType`:`101`,"
                + "`ManufacturingOrder`:`" + order + "`,`Batch`:`L-900`,`QuantityInEntryUnit`:`10`}]}";

        sap.done(SET, receipt);

        assertThat(sap.stock("FG-200", "L-900", "01")).isEqualTo("10");
        assertThat(sap.read(ORDERS + "/A_ProductionOrder_2('" + order + "')")
                        .path("OrderIsDelivered")
                        .asText())
                .isEqualTo("X");
        sap.refused("M7/022", SET, receipt);
    }

    @Test
    void aRestrictedBatchCannotBeIssued() throws Exception {
        String key = BATCHES + "/Batch(Material='RM-100',BatchIdentifyingPlant='',Batch='R100-4711')";
        HttpResponse<String> batch = sap.get(key);
        String etag = batch.headers().firstValue("etag").orElseThrow();
        String restrict = "{\"MatlBatchIsInRstrcdUseStock\":true}";

        assertThat(sap.change("PATCH", key, restrict).statusCode()).isEqualTo(428);
        assertThat(sap.change("PATCH", key, restrict, "If-Match", "W/\"'old'\"").statusCode())
                .isEqualTo(412);
        assertThat(sap.change("PATCH", key, restrict, "If-Match", etag).statusCode())
                .isEqualTo(204);
        assertThat(sap.change("PATCH", key, restrict, "If-Match", etag).statusCode())
                .isEqualTo(412);

        JsonNode error = sap.refused("M7/021", SET, document("03", "201", "1", ""));
        assertThat(error.toString()).contains("restricted-use");
        assertThat(sap.stock("RM-100", "R100-4711", "08")).isEqualTo("5000");
        sap.done(SET, document("03", "551", "2", ""));
        assertThat(sap.stock("RM-100", "R100-4711", "08")).isEqualTo("4998");
        sap.change("POST", key, restrict.replace("true", "false"), "If-Match", "*", "X-HTTP-Method", "MERGE");
        sap.done(SET, document("03", "201", "1", ""));
    }

    @Test
    void itIsRefusedForAReason() throws Exception {
        sap.refused("M7/021", SET, document("03", "201", "5000.001", ""));
        sap.refused(
                "M7/053",
                SET,
                document("03", "201", "1", "").replaceFirst("\\{", "{`PostingDate`:`/Date(1577836800000)/`,"));
        sap.refused("M7/190", SET, document("01", "201", "1", ""));
        sap.refused("M7/002", SET, document("03", "999", "1", ""));
        sap.refused("M7/042", SET, document("03", "201", "1", "").replace("R100-4711", "none"));
        sap.refused("M7/018", SET, document("03", "201", "1", "").replace("R100-4711", ""));
        sap.refused("M3/305", SET, document("03", "201", "1", "").replace("RM-100", "none"));
        sap.refused("M3/351", SET, document("03", "201", "1", "").replace("1010", "9999"));
        sap.refused("M7/064", SET, document("03", "201", "1", "").replace("KG", "EA"));
        sap.refused("00/055", SET, document("", "201", "1", ""));
        sap.admin("/admin/period", "{`current`:`2020-01-31`}");
        sap.refused("M7/053", SET, document("03", "201", "1", ""));
        assertThat(sap.find(SET, "MaterialDocumentHeaderText eq 'K-1'")).isEmpty();
    }
}
