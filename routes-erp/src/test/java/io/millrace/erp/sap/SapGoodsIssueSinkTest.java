/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posted;
import io.millrace.core.post.RestStub;
import io.millrace.erp.sap.wire.SapGoodsIssue;
import io.millrace.erp.sap.wire.SapGoodsIssue.Line;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-goods-issue-sink}. */
class SapGoodsIssueSinkTest extends SapSinkContract {

    /** The lot of two pallets is picked in three. */
    private static final String[] PICKED = {
        item("FG-200", "L-900", "40.000", "EA"),
        item("FG-200", "L-900", "40.000", "EA"),
        item("FG-200", "L-900", "16.000", "EA"),
        item("FG-200", "L-901", "4", "EA"),
        item("MAN-1", "", "1.000", "EA")
    };

    @Override
    String kamelet() {
        return "mfg-sap-goods-issue-sink";
    }

    @Override
    Object request() {
        return new SapGoodsIssue(
                "80000012",
                List.of(
                        new Line("FG-200", "L-900", "48.000", "EA"),
                        new Line("FG-200", "L-900", "48.000", "EA"),
                        new Line("FG-200", "L-901", "4.000", "EA"),
                        new Line("MAN-1", null, "1.000", "EA")));
    }

    @Override
    String path() {
        return DELIVERIES + "PostGoodsIssue?DeliveryDocument=%2780000012%27";
    }

    @Override
    String before() {
        return delivery("A", PICKED);
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

        assertThat(sap.reads())
                .extracting(RestStub.Request::path)
                .containsExactly(
                        DELIVERIES + "A_OutbDeliveryHeader(%2780000012%27)?$expand=to_DeliveryDocumentItem",
                        DELIVERIES + "A_OutbDeliveryHeader(%2780000012%27)");
        assertThat(sap.changes().get(0).headers()).containsEntry("if-match", "W/\"1\"");
    }

    @Test
    void otherLotsOrQuantitiesThanSapHasPickedAreForAPerson() throws Exception {
        sap.readsGet(answer(
                200,
                delivery(
                        "A",
                        item("FG-200", "L-900", "90.000", "EA"),
                        item("FG-200", "L-902", "10.000", "EA"),
                        item("MAN-1", "X-1", "1.000", "EA"))));

        assertThat(post("", null).getException())
                .isInstanceOf(NotPosted.Rejected.class)
                .hasMessageContaining("MFG-SAP-009")
                .hasMessageContaining("shipment 80000012")
                .hasMessageContaining("was not sent: item FG-200 lot L-900: shipped 96 EA, picked in SAP 90 EA; "
                        + "item FG-200 lot L-901: shipped 4 EA, picked in SAP nothing; "
                        + "item FG-200 lot L-902: shipped nothing, picked in SAP 10 EA. "
                        + "Correct the picking in SAP and replay, or replay the shipment corrected");
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void whatIsNotPickedYetComesTooEarly() throws Exception {
        sap.readsGet(answer(
                200,
                delivery("A", item("FG-200", "", "100.000", "EA"))
                        .replace("\"OverallPickingStatus\":\"C\"", "\"OverallPickingStatus\":\"A\"")));

        assertThat(post("", null).getException())
                .isInstanceOf(NotPosted.Premature.class)
                .hasMessageContaining("SAP has not picked its delivery completely");
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void boxesOfSapAreComparedInTheItemsBaseUnit() throws Exception {
        sap.readsGet(answer(
                200,
                delivery(
                        "A",
                        item("FG-200", "L-900", "2.000", "KAR")
                                .replace("}", ",\"ActualDeliveredQtyInBaseUnit\":\"96\",\"BaseUnit\":\"EA\"}"),
                        item("FG-200", "L-901", "4.000", "EA"),
                        item("FG-200", "", "0.000", "EA"),
                        item("MAN-1", "", "1.000", "EA"))));

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(document()));
    }

    @Test
    void aDeliveryThatIsNotThereComesTooEarly() throws Exception {
        sap.readsGet(answer(404, error("/IWBEP/CM_MGW_RT/020", "not found")));

        assertThat(post("", null).getException()).isInstanceOf(NotPosted.Premature.class);
    }

    static String delivery(String status, String... items) {
        return "{\"d\":{\"__metadata\":{\"etag\":\"W/\\\"1\\\"\"},\"DeliveryDocument\":\"80000012\","
                + "\"OverallPickingStatus\":\"C\",\"OverallGoodsMovementStatus\":\"" + status
                + "\",\"to_DeliveryDocumentItem\":{\"results\":[" + String.join(",", items) + "]}}}";
    }

    private static String item(String material, String batch, String quantity, String unit) {
        return "{\"Material\":\"" + material + "\",\"Batch\":\"" + batch + "\",\"ActualDeliveryQuantity\":\"" + quantity
                + "\",\"DeliveryQuantityUnit\":\"" + unit + "\"}";
    }
}
