/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posted;
import io.millrace.erp.sap.wire.SapOrderRelease;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-order-release-sink}. */
class SapOrderReleaseSinkTest extends SapSinkContract {

    @Override
    String kamelet() {
        return "mfg-sap-order-release-sink";
    }

    @Override
    Object request() {
        return new SapOrderRelease("1000012");
    }

    @Override
    String path() {
        return ODATA + "API_PRODUCTION_ORDER_2_SRV/ReleaseOrder?ManufacturingOrder=%271000012%27";
    }

    @Override
    String before() {
        return order("");
    }

    @Override
    String made() {
        return "{\"d\":{\"ReleaseOrder\":{}}}";
    }

    @Override
    String found() {
        return order("X");
    }

    @Override
    String absent() {
        return order("");
    }

    @Override
    String document() {
        return "1000012";
    }

    private static String order(String released) {
        return "{\"d\":{\"ManufacturingOrder\":\"1000012\",\"OrderIsReleased\":\"" + released + "\"}}";
    }

    @Test
    void whatIsReleasedNeedsNothing() throws Exception {
        sap.readsGet(answer(200, order("X")));

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(null));
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void anOrderThatIsNotThereComesTooEarly() throws Exception {
        sap.readsGet(answer(404, error("/IWBEP/CM_MGW_RT/020", "not found")));

        assertThat(post("", null).getException()).isInstanceOf(NotPosted.Premature.class);
    }
}
