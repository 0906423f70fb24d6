/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.SapUnderTest.DOCUMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {

    private static final String INBOUND = "/sap/opu/odata/sap/API_INBOUND_DELIVERY_SRV;v=0002";
    private static final String OUTBOUND = "/sap/opu/odata/sap/API_OUTBOUND_DELIVERY_SRV;v=0002";
    private static final String PURCHASING = "/sap/opu/odata/sap/API_PURCHASEORDER_PROCESS_SRV";
    private static final String QUALITY = "/sap/opu/odata/sap/API_INSPECTIONLOT_SRV";

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

    private HttpResponse<String> call(String action, String delivery) throws IOException, InterruptedException {
        return sap.post(action + "?DeliveryDocument='" + delivery + "'", "", "If-Match", "*");
    }

    private String purchaseOrder() throws IOException, InterruptedException {
        return sap.done(
                        PURCHASING + "/A_PurchaseOrder",
                        "{`Supplier`:`17300001`,`to_PurchaseOrderItem`:[{`Material`:`RM-100`,`Plant`:`1010`,"
                                + "`StorageLocation`:`101A`,`OrderQuantity`:`1000`,`PurchaseOrderQuantityUnit`:`KG`,"
                                + "`to_ScheduleLine`:[{`ScheduleLineDeliveryDate`:`2026-12-24T00:00:00`}]}]}")
                .path("PurchaseOrder")
                .asText();
    }

    @Test
    void whatIsAnnouncedIsReceivedInspectedAndReleased() throws Exception {
        sap.admin(
                "/admin/rows",
                "{`A_ProductPlant`:[{`Product`:`RM-100`,`Plant`:`1010`,`BaseUnit`:`KG`,`HasPostToInspectionStock`:true}]}");
        String order = purchaseOrder();
        String delivery = sap.done(
                        INBOUND + "/A_InbDeliveryHeader",
                        "{`Supplier`:`17300001`,`DeliveryDocumentBySupplier`:`ASN-1`,`to_DeliveryDocumentItem`:[{"
                                + "`ReferenceSDDocument`:`" + order
                                + "`,`ReferenceSDDocumentItem`:`10`,`Batch`:`NEW-1`,"
                                + "`ActualDeliveryQuantity`:`1000`,`DeliveryQuantityUnit`:`KG`}]}")
                .path("DeliveryDocument")
                .asText();

        assertThat(call(INBOUND + "/PostGoodsReceipt", delivery).statusCode()).isEqualTo(200);
        JsonNode lot =
                sap.find(QUALITY + "/A_InspectionLot", "Batch eq 'NEW-1'").get(0);
        String number = lot.path("InspectionLot").asText();
        assertThat(sap.stock("RM-100", "NEW-1", "02")).isEqualTo("1000");
        String decision = "{`InspectionLot`:`" + number
                + "`,`InspLotUsageDecisionCodeGroup`:`01`,`InspectionLotUsageDecisionCode`:`A`}";
        sap.done(QUALITY + "/A_InspLotUsageDecision", decision);
        sap.refused("QV/204", QUALITY + "/A_InspLotUsageDecision", decision);
        sap.done(
                QUALITY + "/A_InspLotMatlDocItem",
                "{`InspectionLot`:`" + number + "`,`InspLotQtyPosted`:`900`,`UsageDecisionStockType`:`VMENGE01`}");
        sap.refused(
                "QA/121",
                QUALITY + "/A_InspLotMatlDocItem",
                "{`InspectionLot`:`" + number + "`,`InspLotQtyPosted`:`101`,`UsageDecisionStockType`:`VMENGE04`}");
        assertThat(sap.stock("RM-100", "NEW-1", "01")).isEqualTo("900");
        assertThat(sap.read(PURCHASING + "/A_PurchaseOrder('" + order
                                + "')?$expand=to_PurchaseOrderItem/to_ScheduleLine")
                        .findValue("ScheduleLineDeliveryDate"))
                .isNotNull();
        assertThat(call(INBOUND + "/ReverseGoodsReceipt", delivery).body()).contains("M7/021");
        sap.refused(
                "M7/022",
                DOCUMENTS + "/A_MaterialDocumentHeader",
                "{`GoodsMovementCode`:`01`,`to_MaterialDocumentItem`:[{`GoodsMovementType`:`101`,`PurchaseOrder`:`"
                        + order + "`,`PurchaseOrderItem`:`10`,`Batch`:`NEW-1`,`QuantityInEntryUnit`:`1`}]}");
    }

    @Test
    void anItemIsPutAwayOnceOrPartByPartInBatches() throws Exception {
        String delivery = sap.done(
                        INBOUND + "/A_InbDeliveryHeader",
                        "{`Supplier`:`17300001`,`to_DeliveryDocumentItem`:[{`ReferenceSDDocument`:`" + purchaseOrder()
                                + "`,`ReferenceSDDocumentItem`:`10`,`ActualDeliveryQuantity`:`1000`,"
                                + "`DeliveryQuantityUnit`:`KG`}]}")
                .path("DeliveryDocument")
                .asText();
        String item = "?DeliveryDocument='" + delivery + "'&DeliveryDocumentItem='10'&DeliveryQuantityUnit='KG'";
        String split = INBOUND + "/CreateBatchSplitItem" + item + "&ActualDeliveryQuantity=";

        assertThat(sap.post(split + "600M&Batch='NEW-1'", "").statusCode()).isEqualTo(428);
        assertThat(sap.post(split + "600M&Batch='NEW-1'", "", "If-Match", "*").statusCode())
                .isEqualTo(200);
        assertThat(picking(delivery)).isEqualTo("B");
        assertThat(sap.post(split + "400M&Batch='NEW-2'", "", "If-Match", "*").statusCode())
                .isEqualTo(200);
        assertThat(picking(delivery)).isEqualTo("C");
        String whole = INBOUND + "/PutawayOneItemWithSalesQuantity" + item + "&ActualDeliveryQuantity=1M";
        assertThat(sap.post(whole, "", "If-Match", "*").body()).contains("VL/618");

        assertThat(call(INBOUND + "/PostGoodsReceipt", delivery).statusCode()).isEqualTo(200);
        assertThat(sap.stock("RM-100", "NEW-1", "01")).isEqualTo("600");
        assertThat(sap.stock("RM-100", "NEW-2", "01")).isEqualTo("400");
    }

    private String picking(String delivery) throws IOException, InterruptedException {
        return sap.read(INBOUND + "/A_InbDeliveryHeader('" + delivery + "')")
                .path("OverallPickingStatus")
                .asText();
    }

    @Test
    void aBlockedDeliveryIsNotIssued() throws Exception {
        String header = OUTBOUND + "/A_OutbDeliveryHeader";
        String delivery = sap.done(
                        header,
                        "{`ShipToParty`:`17100001`,`to_DeliveryDocumentItem`:[{`Material`:`RM-100`,`Plant`:`1010`,"
                                + "`StorageLocation`:`101A`,`Batch`:`R100-4711`,`ActualDeliveryQuantity`:`50`,"
                                + "`DeliveryQuantityUnit`:`KG`}]}")
                .path("DeliveryDocument")
                .asText();
        String one = header + "('" + delivery + "')";
        String issue = OUTBOUND + "/PostGoodsIssue";

        assertThat(sap.post(issue + "?DeliveryDocument='" + delivery + "'", "").statusCode())
                .isEqualTo(428);
        assertThat(call(issue, delivery).body()).contains("VL/603");
        call(OUTBOUND + "/PickAllItems", delivery);
        sap.change("PATCH", one, "{\"DeliveryBlockReason\":\"01\"}", "If-Match", "*");
        assertThat(call(issue, delivery).body()).contains("VL/367");
        sap.change("PATCH", one, "{\"DeliveryBlockReason\":\"\"}", "If-Match", "*");
        assertThat(call(issue, delivery).statusCode()).isEqualTo(200);
        assertThat(call(issue, delivery).body()).contains("VL/609");

        assertThat(sap.read(one).path("OverallGoodsMovementStatus").asText()).isEqualTo("C");
        assertThat(sap.stock("RM-100", "R100-4711", "01")).isEqualTo("4950");
        JsonNode item = sap.find(DOCUMENTS + "/A_MaterialDocumentItem", "Delivery eq '" + delivery + "'")
                .get(0);
        sap.refused(
                "M7/388",
                DOCUMENTS + "/Cancel?MaterialDocumentYear='"
                        + item.path("MaterialDocumentYear").asText() + "'&MaterialDocument='"
                        + item.path("MaterialDocument").asText() + "'",
                "");
        assertThat(call(OUTBOUND + "/ReverseGoodsIssue", delivery).statusCode()).isEqualTo(200);
        assertThat(call(OUTBOUND + "/ReverseGoodsIssue", delivery).body()).contains("VL/610");
        assertThat(sap.stock("RM-100", "R100-4711", "01")).isEqualTo("5000");
    }

    @Test
    void aNotificationIsWorkedOnAndCompleted() throws Exception {
        String service = "/sap/opu/odata/sap/API_MAINTNOTIFICATION";
        JsonNode created = sap.done(
                service + "/MaintenanceNotification",
                "{`NotificationText`:`Belt torn`,`NotificationType`:`M2`,`MaintenanceObjectIsDown`:true,"
                        + "`MalfunctionStartDateTime`:`/Date(1795000000000+0000)/`,`MaintNotifExtReferenceNumber`:`K-1`}");
        String number = created.path("MaintenanceNotification").asText();
        String key = "?MaintenanceNotification='" + number + "'";

        sap.done(service + "/SetMaintNotifToInProcess" + key, "");
        sap.done(service + "/CompleteMaintNotification" + key, "");

        sap.refused("BS/007", service + "/CompleteMaintNotification" + key, "");
        JsonNode found = sap.find(service + "/MaintenanceNotification", "MaintNotifExtReferenceNumber eq 'K-1'");
        assertThat(found.get(0).path("MalfunctionStartDateTime").asText()).isEqualTo("/Date(1795000000000+0000)/");
        assertThat(found.get(0).path("NotifProcessingPhase").asText()).isEqualTo("5");
    }
}
