/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.Posted;
import io.millrace.erp.sap.wire.SapWorkOrder;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-production-order-sink}. */
class SapProductionOrderSinkTest extends SapSinkContract {

    private static final String ORDERS = ODATA + "API_PRODUCTION_ORDER_2_SRV/A_ProductionOrder_2";

    @Override
    String kamelet() {
        return "mfg-sap-production-order-sink";
    }

    @Override
    Object request() {
        return Golden.output("work-order-released-to-sap-work-order/planned", SapWorkOrder.class);
    }

    @Override
    String path() {
        return ORDERS;
    }

    @Override
    String made() {
        return "{\"d\":{\"ManufacturingOrder\":\"WO-1001\"}}";
    }

    @Override
    String found() {
        return order("500.000");
    }

    @Override
    String absent() {
        return order("450.000");
    }

    @Override
    String document() {
        return "WO-1001";
    }

    private static String order(String quantity) {
        return "{\"d\":{\"results\":[{\"__metadata\":{\"etag\":\"W/1\"},\"ManufacturingOrder\":\"WO-1001\",\"TotalQuantity\":\""
                + quantity
                + "\",\"MfgOrderPlannedStartDate\":\"/Date(1795392000000)/\",\"MfgOrderPlannedStartTime\":\"PT06H00M00S\","
                + "\"MfgOrderPlannedEndDate\":\"/Date(1795478400000)/\",\"MfgOrderPlannedEndTime\":\"PT14H00M00S\"}]}}";
    }

    @Test
    void createsTheOrderUnderItsOwnNumber() throws Exception {
        post("", null);

        assertThat(sap.changes().get(0).method()).isEqualTo("POST");
        assertThat(sap.changes().get(0).body())
                .contains("\"ManufacturingOrder\":\"WO-1001\"")
                .contains("\"ManufacturingOrderType\":\"PP01\"");
    }

    @Test
    void changesOnlyWhatIsPlannedOfAnOrderThatIsThere() throws Exception {
        sap.readsGet(answer(200, order("450.000")));
        sap.changesGet(answer(204, ""));

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted("WO-1001"));
        assertThat(sap.changes().get(0).method()).isEqualTo("PATCH");
        assertThat(sap.changes().get(0).path()).isEqualTo(ORDERS + "(%27WO-1001%27)");
        assertThat(sap.changes().get(0).body())
                .contains("\"TotalQuantity\":\"500.000\"")
                .doesNotContain("Material");
    }

    @Test
    void anOrderThatIsAsWantedNeedsNothing() throws Exception {
        sap.readsGet(answer(200, order("500.000")));

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(null));
        assertThat(sap.changes()).isEmpty();
    }
}
