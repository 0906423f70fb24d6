/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.Posted;
import io.millrace.erp.sap.wire.SapGoodsReceipt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-goods-receipt-sink}. */
class SapGoodsReceiptSinkTest extends SapSinkContract {

    @Override
    String kamelet() {
        return "mfg-sap-goods-receipt-sink";
    }

    @Override
    Object request() {
        return new SapGoodsReceipt("180000001");
    }

    @Override
    String path() {
        return INBOUND + "PostGoodsReceipt?DeliveryDocument=%27180000001%27";
    }

    @Override
    String before() {
        return delivery("A", "C", "C");
    }

    @Override
    String made() {
        return "{\"d\":{\"PostGoodsReceipt\":{}}}";
    }

    @Override
    String found() {
        return delivery("C", "C", "C");
    }

    @Override
    String absent() {
        return delivery("A", "C", "C");
    }

    private static String delivery(String status, String... items) {
        String all = Stream.of(items)
                .map(item -> "{\"PickingStatus\":\"" + item + "\"}")
                .collect(Collectors.joining(","));
        return "{\"d\":{\"__metadata\":{\"etag\":\"W/\\\"1\\\"\"},\"DeliveryDocument\":\"180000001\","
                + "\"OverallGoodsMovementStatus\":\"" + status + "\",\"to_DeliveryDocumentItem\":{\"results\":["
                + all + "]}}}";
    }

    @Override
    String document() {
        return "180000001";
    }

    @Test
    void waitsForTheLastItem() throws Exception {
        sap.readsGet(answer(200, delivery("A", "C", "A")));

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(null));
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void whatAnotherItemPostedIsPosted() throws Exception {
        sap.readsGet(answer(200, found()));

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(null));
        assertThat(sap.changes()).isEmpty();
    }
}
