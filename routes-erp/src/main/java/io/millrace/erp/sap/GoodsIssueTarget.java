/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posting;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapGoodsIssue;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Posts the goods issue of an outbound delivery; the delivery itself says whether that has been done. SAP issues what it
 * has picked: where other lots or quantities have left, nothing is posted, and a person decides which is right.
 */
public final class GoodsIssueTarget extends SapTarget<SapGoodsIssue> {

    static final String SERVICE = "API_OUTBOUND_DELIVERY_SRV;v=0002";
    private static final String ITEMS = "to_DeliveryDocumentItem";
    private static final String POSTED = "C";

    /** Not at all, or in part; empty is for a delivery that needs no picking. */
    private static final Set<String> UNPICKED = Set.of("A", "B");

    public GoodsIssueTarget() {
        super(SapGoodsIssue.class);
    }

    @Override
    List<String> facts(SapGoodsIssue record, Exchange exchange) {
        return List.of("shipment " + record.delivery());
    }

    @Override
    Future<@Nullable ODataCall> call(SapGoodsIssue record, @Nullable String key, Exchange exchange) {
        ODataCall post = post(record.delivery());
        return record.lines().isEmpty()
                ? Future.succeededFuture(post)
                : read(withItems(record.delivery())).map(delivery -> {
                    check(record, delivery, exchange);
                    return post;
                });
    }

    private static ODataCall post(String delivery) {
        String action = ODataPath.of(SERVICE, "PostGoodsIssue")
                .with("DeliveryDocument", ODataPath.text(delivery))
                .toString();
        return ODataCall.action(action).ifUnchanged(delivery(delivery));
    }

    private void check(SapGoodsIssue record, JsonNode delivery, Exchange exchange) {
        String differences = new PickedLots(record, delivery.path(ITEMS)).differences();
        if (differences.isEmpty()) {
            return;
        }
        String posting = Posting.of(exchange, "SAP", facts(record, exchange)).toString();
        if (UNPICKED.contains(delivery.path("OverallPickingStatus").asText())) {
            throw new NotPosted.Premature(
                    SapError.OTHER_LOTS,
                    posting + " came too early: SAP has not picked its delivery completely (" + differences + ")",
                    null);
        }
        throw new NotPosted.Rejected(
                SapError.OTHER_LOTS,
                posting + " was not sent: " + differences + ". Correct the picking in SAP and replay,"
                        + " or replay the shipment corrected",
                null);
    }

    private static String withItems(String number) {
        return ODataPath.of(SERVICE, "A_OutbDeliveryHeader")
                .key(number)
                .with("$expand", ITEMS)
                .toString();
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
