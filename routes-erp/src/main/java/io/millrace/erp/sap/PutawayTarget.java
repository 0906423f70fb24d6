/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posting;
import io.millrace.erp.sap.mapping.SapField;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapPutaway;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Puts what has come of an inbound delivery's item away: the item of the lot if the delivery names it, else a new part
 * of the item for the lot. An item, and a lot of it, is put away once; what else comes of it is refused, for SAP would
 * take it for a correction of the first.
 */
public final class PutawayTarget extends SapTarget<SapPutaway> {

    public PutawayTarget() {
        super(SapPutaway.class);
    }

    @Override
    List<String> facts(SapPutaway record, Exchange exchange) {
        return List.of(
                "inbound shipment " + record.delivery(),
                "purchase order " + record.purchaseOrder() + " line " + record.purchaseOrderItem(),
                record.batch() == null ? "no lot" : "lot " + record.batch(),
                "quantity " + record.quantity() + ' ' + record.unit());
    }

    @Override
    Future<@Nullable ODataCall> call(SapPutaway record, @Nullable String key, Exchange exchange) {
        return items(record).map(items -> {
            Posting posting = Posting.of(exchange, "SAP", facts(record, exchange));
            if (items.isEmpty()) {
                throw new NotPosted.Premature(
                        PostError.PREMATURE, posting + " came too early: SAP has no such item of the delivery", null);
            }
            JsonNode item = ofLot(items, record)
                    .or(() -> ofLot(items, null))
                    .orElseThrow(() -> refused(posting, "the delivery has other lots"));
            boolean again = InboundDelivery.isPutAway(item) && !isRepeatable();
            if (again) {
                throw refused(posting, "item " + number(item) + " is put away already");
            }
            return item.path("Batch").asText("").equals(batch(record)) ? putAway(record, item) : split(record, item);
        });
    }

    private Future<List<JsonNode>> items(SapPutaway record) {
        return found(InboundDelivery.items(record.delivery()))
                .map(items -> items.stream()
                        .filter(item ->
                                item.path("ReferenceSDDocument").asText("").equals(record.purchaseOrder()))
                        .filter(item -> SapField.number(
                                        item.path("ReferenceSDDocumentItem").asText(""))
                                .equals(record.purchaseOrderItem()))
                        .toList());
    }

    private static Optional<JsonNode> ofLot(List<JsonNode> items, @Nullable SapPutaway record) {
        String lot = record == null ? "" : batch(record);
        return items.stream()
                .filter(item -> item.path("Batch").asText("").equals(lot))
                .findFirst();
    }

    private static String batch(SapPutaway record) {
        return record.batch() == null ? "" : record.batch();
    }

    private static String number(JsonNode item) {
        return item.path("DeliveryDocumentItem").asText();
    }

    private static NotPosted.Rejected refused(Posting posting, String why) {
        return new NotPosted.Rejected(PostError.REJECTED, posting + " was not sent: " + why, null);
    }

    private static ODataCall putAway(SapPutaway record, JsonNode item) {
        return ODataCall.action(
                        action("PutawayOneItemWithSalesQuantity", record, item).toString())
                .ifUnchanged(InboundDelivery.item(record.delivery(), number(item)));
    }

    private static ODataCall split(SapPutaway record, JsonNode item) {
        ODataPath action = action("CreateBatchSplitItem", record, item)
                .with("Batch", ODataPath.text(batch(record)))
                .with("PutawayQuantityInOrderUnit", ODataPath.decimal(record.quantity()));
        return ODataCall.action(action.toString()).ifUnchanged(InboundDelivery.item(record.delivery(), number(item)));
    }

    private static ODataPath action(String name, SapPutaway record, JsonNode item) {
        return ODataPath.of(InboundDelivery.SERVICE, name)
                .with("DeliveryDocument", ODataPath.text(record.delivery()))
                .with("DeliveryDocumentItem", ODataPath.text(number(item)))
                .with("ActualDeliveryQuantity", ODataPath.decimal(record.quantity()))
                .with("DeliveryQuantityUnit", ODataPath.text(record.unit()));
    }

    /** The answer of neither action names what was put away. */
    @Override
    String document(JsonNode answer, SapPutaway record, Exchange exchange) {
        return name(record);
    }

    private static String name(SapPutaway record) {
        String line = record.delivery() + '/' + record.purchaseOrder() + '/' + record.purchaseOrderItem();
        return record.batch() == null ? line : line + '/' + record.batch();
    }

    @Override
    Future<List<String>> find(SapPutaway record, String key, Exchange exchange) {
        return items(record)
                .map(items -> ofLot(items, record)
                        .filter(InboundDelivery::isPutAway)
                        .filter(item -> new BigDecimal(item.path("ActualDeliveryQuantity")
                                                .asText("0"))
                                        .compareTo(new BigDecimal(record.quantity()))
                                == 0)
                        .map(item -> List.of(name(record)))
                        .orElse(List.of()));
    }
}
