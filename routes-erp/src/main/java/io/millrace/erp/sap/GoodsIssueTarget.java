/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapGoodsIssue;
import io.vertx.core.Future;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Posts the goods issue of an outbound delivery; the delivery itself says whether that has been done. */
public final class GoodsIssueTarget extends SapTarget<SapGoodsIssue> {

    static final String SERVICE = "API_OUTBOUND_DELIVERY_SRV;v=0002";
    private static final String POSTED = "C";

    public GoodsIssueTarget() {
        super(SapGoodsIssue.class);
    }

    @Override
    List<String> facts(SapGoodsIssue record, Exchange exchange) {
        return List.of("shipment " + record.delivery());
    }

    @Override
    Future<@Nullable ODataCall> call(SapGoodsIssue record, @Nullable String key, Exchange exchange) {
        String action = ODataPath.of(SERVICE, "PostGoodsIssue")
                .with("DeliveryDocument", ODataPath.text(record.delivery()))
                .toString();
        return Future.succeededFuture(ODataCall.action(action).ifUnchanged(delivery(record.delivery())));
    }

    static String delivery(String number) {
        return ODataPath.of(SERVICE, "A_OutbDeliveryHeader").key(number).toString();
    }

    /** The answer of the action names nothing. */
    @Override
    String document(JsonNode answer, SapGoodsIssue record, Exchange exchange) {
        return record.delivery();
    }

    @Override
    Future<List<String>> find(SapGoodsIssue record, String key, Exchange exchange) {
        return read(delivery(record.delivery()))
                .map(delivery -> isIssued(delivery) ? List.of(record.delivery()) : List.of());
    }

    static boolean isIssued(JsonNode delivery) {
        return delivery.path("OverallGoodsMovementStatus").asText().equals(POSTED);
    }
}
