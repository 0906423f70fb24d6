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
import io.millrace.core.post.RestStub;
import io.millrace.erp.sap.wire.SapDeliveryBlock;
import io.millrace.erp.sap.wire.SapGoodsIssue;
import io.millrace.erp.sap.wire.SapNotification;
import io.millrace.erp.sap.wire.SapStockStatus;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The SAP sinks that read before they post, or post several things at once. */
class SapMoreSinksTest {

    private static final String ODATA = "/sap/opu/odata/sap/";
    private static final String DELIVERIES = ODATA + "API_OUTBOUND_DELIVERY_SRV;v=0002/";

    @Nested
    class StockStatusSink extends SapSinkContract {

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
        void whileTheStockCannotBeReadNothingIsPosted() throws Exception {
            sap.readsGet(answer(500, "<html>"));

            assertThat(post("", null).getException()).isInstanceOf(NotPosted.NotProcessed.class);
            assertThat(sap.changes()).isEmpty();
        }
    }

    @Nested
    class BatchStatus extends SapSinkContract {

        @Override
        String kamelet() {
            return "mfg-sap-stock-status-sink";
        }

        @Override
        Object request() {
            return Golden.output("quality-hold-placed-to-sap-stock-status/batch", SapStockStatus.class);
        }

        @Override
        String path() {
            return ODATA + "API_BATCH_SRV/Batch(Material=%27" + record().material()
                    + "%27,BatchIdentifyingPlant=%27%27,Batch=%27" + record().batch() + "%27)";
        }

        private SapStockStatus record() {
            return (SapStockStatus) request();
        }

        @Override
        String before() {
            return batch(false);
        }

        @Override
        String made() {
            return "{}";
        }

        @Override
        String found() {
            return batch(true);
        }

        @Override
        String absent() {
            return batch(false);
        }

        private static String batch(boolean restricted) {
            return "{\"d\":{\"__metadata\":{\"etag\":\"W/\\\"7\\\"\"},\"MatlBatchIsInRstrcdUseStock\":" + restricted
                    + "}}";
        }

        @Override
        String document() {
            return record().material() + "/" + record().batch();
        }

        @Test
        void changesOnlyWhatItRead() throws Exception {
            post("", null);

            assertThat(sap.changes().get(0).method()).isEqualTo("PATCH");
            assertThat(sap.changes().get(0).headers()).containsEntry("if-match", "W/\"7\"");
            assertThat(sap.changes().get(0).body()).isEqualTo("{\"MatlBatchIsInRstrcdUseStock\":true}");
        }

        @Test
        void aChangeInBetweenIsTriedAgainLater() throws Exception {
            sap.changesGet(answer(412, error("/IWBEP/CM_MGW_RT/001", "precondition failed")));

            Exchange failed = post("", null);
            assertThat(failed.getException()).isInstanceOf(NotPosted.NotProcessed.class);
            assertThat(failed.getException(NotPosted.class).code()).isEqualTo(SapError.CHANGED);
        }
    }

    @Nested
    class GoodsIssueSink extends SapSinkContract {

        @Override
        String kamelet() {
            return "mfg-sap-goods-issue-sink";
        }

        @Override
        Object request() {
            return new SapGoodsIssue("80000012");
        }

        @Override
        String path() {
            return DELIVERIES + "PostGoodsIssue?DeliveryDocument=%2780000012%27";
        }

        @Override
        String before() {
            return delivery("A");
        }

        @Override
        String made() {
            return "{\"d\":{\"PostGoodsIssue\":{}}}";
        }

        @Override
        String found() {
            return delivery("C");
        }

        @Override
        String absent() {
            return delivery("A");
        }

        @Override
        String document() {
            return "80000012";
        }

        @Test
        void theDeliveryIsAsItWasRead() throws Exception {
            post("", null);

            assertThat(sap.reads().get(0).path()).isEqualTo(DELIVERIES + "A_OutbDeliveryHeader(%2780000012%27)");
            assertThat(sap.changes().get(0).headers()).containsEntry("if-match", "W/\"1\"");
        }

        @Test
        void aDeliveryThatIsNotThereComesTooEarly() throws Exception {
            sap.readsGet(answer(404, error("/IWBEP/CM_MGW_RT/020", "not found")));

            assertThat(post("", null).getException()).isInstanceOf(NotPosted.Premature.class);
        }
    }

    static String delivery(String status) {
        return "{\"d\":{\"__metadata\":{\"etag\":\"W/\\\"1\\\"\"},\"DeliveryDocument\":\"80000012\","
                + "\"OverallGoodsMovementStatus\":\"" + status + "\"}}";
    }

    @Nested
    class DeliveryBlockSink extends SapSinkContract {

        @Override
        String kamelet() {
            return "mfg-sap-delivery-block-sink";
        }

        @Override
        Object request() {
            return new SapDeliveryBlock(List.of("80000012", "80000013"), "01");
        }

        @Override
        String path() {
            return DELIVERIES + "$batch";
        }

        @Override
        String made() {
            return batch("204 No Content", "");
        }

        private static String batch(String status, String body) {
            return String.join(
                    "\r\n",
                    "--b1",
                    "Content-Type: multipart/mixed; boundary=c1",
                    "",
                    "--c1",
                    "Content-Type: application/http",
                    "",
                    "HTTP/1.1 204 No Content",
                    "Content-Length: 0",
                    "",
                    "",
                    "--c1",
                    "Content-Type: application/http",
                    "",
                    "HTTP/1.1 " + status,
                    "Content-Type: application/json",
                    "",
                    body,
                    "--c1--",
                    "--b1--",
                    "");
        }

        @Override
        String found() {
            return "{\"d\":{\"results\":[{\"DeliveryDocument\":\"80000012\",\"DeliveryBlockReason\":\"01\"},"
                    + "{\"DeliveryDocument\":\"80000013\",\"DeliveryBlockReason\":\"01\"}]}}";
        }

        @Override
        String absent() {
            return "{\"d\":{\"results\":[{\"DeliveryDocument\":\"80000012\",\"DeliveryBlockReason\":\"01\"},"
                    + "{\"DeliveryDocument\":\"80000013\",\"DeliveryBlockReason\":\"\"}]}}";
        }

        @Override
        String document() {
            return "80000012,80000013";
        }

        @Test
        void allDeliveriesAreOneChangeSet() throws Exception {
            post("", null);

            RestStub.Request batch = sap.changes().get(0);
            assertThat(batch.headers().get("content-type")).startsWith("multipart/mixed; boundary=");
            assertThat(batch.body())
                    .contains("PATCH A_OutbDeliveryHeader(%2780000012%27) HTTP/1.1")
                    .contains("PATCH A_OutbDeliveryHeader(%2780000013%27) HTTP/1.1")
                    .contains("{\"DeliveryBlockReason\":\"01\"}");
        }

        @Test
        void anErrorInsideTheBatchIsSeen() throws Exception {
            sap.changesGet(answer(202, batch("400 Bad Request", error("VL/046", "is being processed"))));

            Exchange locked = post("", null);
            assertThat(locked.getException()).isInstanceOf(NotPosted.NotProcessed.class);
            assertThat(locked.getException(NotPosted.class).code()).isEqualTo(SapError.LOCKED);
        }

        @Test
        void aBatchThatSaysNothingIsNoSuccess() throws Exception {
            sap.changesGet(answer(202, "--b1--"));

            assertThat(post("", null).getException()).isInstanceOf(NotPosted.Ambiguous.class);
        }
    }

    @Nested
    class NotificationSink extends SapSinkContract {

        @Override
        String kamelet() {
            return "mfg-sap-notification-sink";
        }

        @Override
        Object request() {
            return Golden.output("downtime-started-to-sap-notification/down", SapNotification.class);
        }

        @Override
        String path() {
            return ODATA + "API_MAINTNOTIFICATION/MaintenanceNotification";
        }

        @Override
        String made() {
            return "{\"d\":{\"MaintenanceNotification\":\"10000001\"}}";
        }

        @Override
        String found() {
            return "{\"d\":{\"results\":[{\"MaintenanceNotification\":\"10000001\"}]}}";
        }

        @Override
        String document() {
            return "10000001";
        }

        @Test
        void sapKeepsOurKeyAsTheExternalReference() throws Exception {
            post("", new FakeDelivery(Delivery.Purpose.POST));

            assertThat(sap.changes().get(0).body()).contains("\"MaintNotifExtReferenceNumber\":\"" + KEY + "\"");
        }
    }
}
