/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapGoodsReceipt;
import io.vertx.core.Future;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Posts the goods receipt of an inbound delivery when all of its items are put away. Each item's event asks for it: as
 * long as others are to come there is nothing to post, and the last one posts it.
 */
public final class GoodsReceiptTarget extends SapTarget<SapGoodsReceipt> {

    public GoodsReceiptTarget() {
        super(SapGoodsReceipt.class);
    }

    @Override
    List<String> facts(SapGoodsReceipt record, Exchange exchange) {
        return List.of("inbound shipment " + record.delivery());
    }

    @Override
    Future<@Nullable ODataCall> call(SapGoodsReceipt record, @Nullable String key, Exchange exchange) {
        return read(InboundDelivery.withItems(record.delivery())).map(delivery -> {
            boolean ready = !InboundDelivery.isReceived(delivery) && InboundDelivery.isAllPutAway(delivery);
            return ready ? post(record) : null;
        });
    }

    private static ODataCall post(SapGoodsReceipt record) {
        String action = ODataPath.of(InboundDelivery.SERVICE, "PostGoodsReceipt")
                .with("DeliveryDocument", ODataPath.text(record.delivery()))
                .toString();
        return ODataCall.action(action).ifUnchanged(InboundDelivery.header(record.delivery()));
    }

    /** The answer of the action names nothing. */
    @Override
    String document(JsonNode answer, SapGoodsReceipt record, Exchange exchange) {
        return record.delivery();
    }

    @Override
    Future<List<String>> find(SapGoodsReceipt record, String key, Exchange exchange) {
        return read(InboundDelivery.header(record.delivery()))
                .map(delivery -> InboundDelivery.isReceived(delivery) ? List.of(record.delivery()) : List.of());
    }
}
