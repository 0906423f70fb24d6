/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.NotPosted;
import io.millrace.core.post.RestStub;
import io.millrace.erp.sap.wire.SapDeliveryBlock;
import java.util.List;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-delivery-block-sink}. */
class SapDeliveryBlockSinkTest extends SapSinkContract {

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
