/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.erp.sap.wire.SapUsageDecision;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-usage-decision-sink}. */
class SapUsageDecisionSinkTest extends SapSinkContract {

    @Override
    String kamelet() {
        return "mfg-sap-usage-decision-sink";
    }

    @Override
    Object request() {
        return Golden.output("inspection-completed-to-sap-usage-decision/accepted", SapUsageDecision.class);
    }

    @Override
    String path() {
        return ODATA + "API_INSPECTIONLOT_SRV/A_InspLotUsageDecision";
    }

    @Override
    String before() {
        return "{\"d\":{\"InspectionLot\":\"10000000001\",\"InspLotQtyToBePosted\":\"120.500\",\"ChangedDateTime\":\"/Date(1795392000000+0000)/\"}}";
    }

    @Override
    String made() {
        return "{\"d\":{\"InspectionLot\":\"10000000001\"}}";
    }

    @Override
    String found() {
        return decision("A");
    }

    private static String decision(String code) {
        return "{\"d\":{\"results\":[{\"InspectionLot\":\"10000000001\",\"InspLotUsageDecisionCodeGroup\":\"UD\","
                + "\"InspectionLotUsageDecisionCode\":\"" + code + "\"}]}}";
    }

    @Override
    String document() {
        return "10000000001";
    }

    @Test
    void saysWhichStateOfTheLotWasDecidedUpon() throws Exception {
        post("", null);

        assertThat(sap.reads().get(0).path())
                .isEqualTo(ODATA + "API_INSPECTIONLOT_SRV/A_InspectionLot(%2710000000001%27)");
        assertThat(sap.changes().get(0).body()).contains("\"ChangedDateTime\":\"/Date(1795392000000+0000)/\"");
    }

    @Test
    void anotherDecisionIsNotOurs() throws Exception {
        sap.readsGet(answer(200, decision("R")));

        Exchange lookedUp = post("", new FakeDelivery(Delivery.Purpose.LOOK_UP));
        assertThat(lookedUp.getException(NotPosted.class).code()).isEqualTo(PostError.ABSENT);
    }

    @Test
    void aLotThatIsNotThereComesTooEarly() throws Exception {
        sap.readsGet(answer(404, error("/IWBEP/CM_MGW_RT/020", "not found")));

        assertThat(post("", null).getException()).isInstanceOf(NotPosted.Premature.class);
    }
}
