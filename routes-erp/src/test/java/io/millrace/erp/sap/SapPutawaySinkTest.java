/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posted;
import io.millrace.erp.sap.wire.SapPutaway;
import org.junit.jupiter.api.Test;

/** {@code mfg-sap-putaway-sink}. */
class SapPutawaySinkTest extends SapSinkContract {

    private static final String PARAMETERS = "DeliveryDocument=%27180000001%27&DeliveryDocumentItem=%27ITEM%27"
            + "&ActualDeliveryQuantity=4500.000M&DeliveryQuantityUnit=%27KG%27";

    @Override
    String kamelet() {
        return "mfg-sap-putaway-sink";
    }

    @Override
    Object request() {
        return Golden.output("goods-received-to-sap-putaway/lot", SapPutaway.class);
    }

    @Override
    String path() {
        return INBOUND + "PutawayOneItemWithSalesQuantity?" + PARAMETERS.replace("ITEM", "10");
    }

    @Override
    String before() {
        return items(item("10", "L-79", "A", "5000.000"));
    }

    @Override
    String made() {
        return "{\"d\":{\"PutawayOneItemWithSalesQuantity\":{}}}";
    }

    @Override
    String found() {
        return items(item("10", "L-79", "C", "4500.000"));
    }

    @Override
    String absent() {
        return items(item("10", "L-79", "A", "5000.000"));
    }

    private static String items(String... items) {
        return "{\"d\":{\"results\":[" + String.join(",", items) + "]}}";
    }

    private static String item(String number, String lot, String status, String quantity) {
        return "{\"__metadata\":{\"etag\":\"W/\\\"7\\\"\"},\"DeliveryDocumentItem\":\"" + number + "\",\"Batch\":\""
                + lot
                + "\",\"PickingStatus\":\"" + status + "\",\"ActualDeliveryQuantity\":\"" + quantity
                + "\",\"ReferenceSDDocument\":\"PO-4500017\",\"ReferenceSDDocumentItem\":\"000010\"}";
    }

    @Override
    String document() {
        return "180000001/PO-4500017/10/L-79";
    }

    @Test
    void aLotThatTheDeliveryDoesNotNameBecomesAPartOfTheItem() throws Exception {
        sap.readsGet(answer(200, items(item("10", "", "A", "5000.000"))));

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(document()));
        assertThat(sap.changes().get(0).path())
                .isEqualTo(INBOUND + "CreateBatchSplitItem?" + PARAMETERS.replace("ITEM", "10")
                        + "&Batch=%27L-79%27&PutawayQuantityInOrderUnit=4500.000M");
    }

    @Test
    void whatElseComesOfAnItemIsForAPerson() throws Exception {
        sap.readsGet(answer(200, found()));

        assertThat(post("", null).getException())
                .isInstanceOf(NotPosted.Rejected.class)
                .hasMessageContaining("item 10 is put away already");
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void otherLotsAreForAPerson() throws Exception {
        sap.readsGet(answer(200, items(item("10", "L-80", "A", "5000.000"))));

        assertThat(post("", null).getException())
                .isInstanceOf(NotPosted.Rejected.class)
                .hasMessageContaining("the delivery has other lots");
    }

    @Test
    void aDeliveryThatIsNotThereComesTooEarly() throws Exception {
        sap.readsGet(answer(200, items()));

        assertThat(post("", null).getException()).isInstanceOf(NotPosted.Premature.class);
    }

    @Test
    void allPagesOfTheServerAreRead() throws Exception {
        sap.readsGet(exchange -> {
            boolean first = !exchange.getRequestURI().toString().contains("skiptoken");
            String page = first
                    ? "{\"d\":{\"results\":[" + item("10", "L-80", "A", "1.000")
                            + "],\"__next\":\"A_InbDeliveryItem?$skiptoken=1\"}}"
                    : before();
            answer(200, page).answer(exchange);
        });

        assertThat(Posted.of(post("", null))).isEqualTo(new Posted(document()));
    }
}
