/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.NotPosted;
import io.millrace.erp.sap.wire.SapGoodsIssue;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-goods-issue-sink}. */
class SapGoodsIssueSinkTest extends SapSinkContract {

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

    static String delivery(String status) {
        return "{\"d\":{\"__metadata\":{\"etag\":\"W/\\\"1\\\"\"},\"DeliveryDocument\":\"80000012\","
                + "\"OverallGoodsMovementStatus\":\"" + status + "\"}}";
    }
}
