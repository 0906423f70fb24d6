/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.number;
import static io.millrace.examples.sap.Fields.plain;
import static io.millrace.examples.sap.Fields.required;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Inbound and outbound deliveries: announced, picked or put away, blocked, posted, reversed. */
final class Deliveries {

    static final String INBOUND = "A_InbDeliveryHeader";
    static final String INBOUND_ITEM = "A_InbDeliveryItem";
    static final String OUTBOUND = "A_OutbDeliveryHeader";
    static final String OUTBOUND_ITEM = "A_OutbDeliveryItem";

    /** The material document that posted the delivery: {@code year|number}, empty before and after. */
    static final String POSTED = "~posted";

    private static final String COMPLETE = "C";
    private static final long FIRST_SPLIT = 900_001;

    private final GoodsMovements goods;

    /** One of the two kinds. */
    private record Kind(String header, String item, String movement, String event, long first) {}

    private static final Kind IN =
            new Kind(INBOUND, INBOUND_ITEM, "101", "inbounddelivery.v1.InboundDelivery", 180_000_001);
    private static final Kind OUT =
            new Kind(OUTBOUND, OUTBOUND_ITEM, "601", "outbounddelivery.v1.OutboundDelivery", 80_000_001);

    Deliveries(GoodsMovements goods) {
        this.goods = goods;
    }

    void offer(Operations operations) {
        offer(operations, IN, "PostGoodsReceipt", "ReverseGoodsReceipt", "PutawayAllItems", "PutawayOneItem");
        offer(operations, OUT, "PostGoodsIssue", "ReverseGoodsIssue", "PickAllItems", "PickOneItem");
        operations.action("PutawayOneItemWithSalesQuantity", INBOUND_ITEM, this::putAway);
        operations.action("CreateBatchSplitItem", INBOUND_ITEM, this::split);
        operations.action(
                "ConfirmPickingAllItems", OUTBOUND, (change, parameters) -> handle(change, OUT, parameters, ""));
    }

    private void offer(Operations operations, Kind kind, String post, String reverse, String all, String one) {
        operations.create(kind.header(), (change, body) -> create(change, kind, body));
        operations.update(kind.header(), (change, row, body) -> {
            Fields.merge(row, body);
            touched(change, kind, row);
        });
        operations.update(kind.item(), (change, row, body) -> {
            requireOpen(change.find(kind.header(), text(row, "DeliveryDocument")));
            Fields.merge(row, body);
            touched(change, kind, change.edit(kind.header(), text(row, "DeliveryDocument")));
        });
        operations.action(post, kind.header(), (change, parameters) -> post(change, kind, parameters));
        operations.action(reverse, kind.header(), (change, parameters) -> reverse(change, kind, parameters));
        operations.action(all, kind.header(), (change, parameters) -> handle(change, kind, parameters, ""));
        operations.action(
                one,
                kind.header(),
                (change, parameters) -> handle(
                        change,
                        kind,
                        parameters,
                        parameters.text("DeliveryDocumentItem").replaceFirst("^0+(?=.)", "")));
    }

    private ObjectNode create(Change change, Kind kind, ObjectNode body) {
        ObjectNode header = Json.object();
        Fields.merge(header, body);
        String number = text(body, "DeliveryDocument");
        header.put(
                        "DeliveryDocument",
                        number.isEmpty() ? change.next("LIEFERUNG" + kind.movement(), kind.first()) : number)
                .put("DeliveryDocumentType", text(body, "DeliveryDocumentType", kind == IN ? "EL" : "LF"))
                .put("SDDocumentCategory", kind == IN ? "7" : "J")
                .put("CreationDate", change.today().toString())
                .put("CreationTime", change.timeOfDay())
                .put("OverallPickingStatus", "A")
                .put("OverallGoodsMovementStatus", "A");
        change.put(kind.header(), header);
        List<ObjectNode> items = GoodsMovements.rows(body.path("to_DeliveryDocumentItem"));
        if (items.isEmpty()) {
            throw SapException.rejected("VL/072", "The delivery has no items");
        }
        for (int i = 0; i < items.size(); i++) {
            ObjectNode item = Json.object();
            Fields.merge(item, items.get(i));
            item.put("DeliveryDocument", text(header, "DeliveryDocument"))
                    .put("DeliveryDocumentItem", text(item, "DeliveryDocumentItem", Integer.toString(10 * (i + 1))))
                    .put("GoodsMovementType", kind.movement())
                    .put("OriginalDeliveryQuantity", plain(number(item, "ActualDeliveryQuantity")))
                    .put("PickingStatus", "A")
                    .put("GoodsMovementStatus", "A");
            ordered(change, kind, item);
            change.put(kind.item(), item);
        }
        change.event(
                "sap.s4.beh." + kind.event() + ".Created.v1",
                kind == IN ? "InboundDelivery" : "OutboundDelivery",
                text(header, "DeliveryDocument"));
        return header.put("LastChangeDate", change.today().toString());
    }

    private static void ordered(Change change, Kind kind, ObjectNode item) {
        if (kind == IN) {
            ObjectNode ordered = change.find(
                    Purchasing.ITEM,
                    required(item, "ReferenceSDDocument"),
                    required(item, "ReferenceSDDocumentItem").replaceFirst("^0+(?=.)", ""));
            if (ordered == null) {
                throw SapException.rejected(
                        "06/019", "Purchase order " + text(item, "ReferenceSDDocument") + " does not exist");
            }
            item.put("Material", text(item, "Material", text(ordered, "Material")))
                    .put("Plant", text(item, "Plant", text(ordered, "Plant")))
                    .put("StorageLocation", text(item, "StorageLocation", text(ordered, "StorageLocation")));
        }
    }

    private static ObjectNode header(Change change, Kind kind, Operations.Parameters parameters) {
        String number = parameters.text("DeliveryDocument");
        if (change.find(kind.header(), number) == null) {
            throw SapException.rejected("VL/559", "Delivery " + number + " does not exist");
        }
        return change.edit(kind.header(), number);
    }

    private static void requireOpen(ObjectNode header) {
        if (text(header, "OverallGoodsMovementStatus").equals(COMPLETE)) {
            throw SapException.rejected(
                    "VL/609", "Goods movement of delivery " + text(header, "DeliveryDocument") + " is already posted");
        }
    }

    private static ObjectNode touched(Change change, Kind kind, ObjectNode header) {
        String name = kind == IN ? "InboundDelivery" : "OutboundDelivery";
        change.event("sap.s4.beh." + kind.event() + ".Changed.v1", name, text(header, "DeliveryDocument"));
        return header.put("LastChangeDate", change.today().toString());
    }

    /** Picks or puts away one item, or all of them. */
    private ObjectNode handle(Change change, Kind kind, Operations.Parameters parameters, String item) {
        ObjectNode header = header(change, kind, parameters);
        requireOpen(header);
        String number = text(header, "DeliveryDocument");
        for (ObjectNode row : List.copyOf(change.rows(kind.item(), number + "|"))) {
            if (item.isEmpty() || text(row, "DeliveryDocumentItem").equals(item)) {
                change.edit(kind.item(), number, text(row, "DeliveryDocumentItem"))
                        .put("PickingStatus", COMPLETE);
            }
        }
        boolean all = change.rows(kind.item(), number + "|").stream()
                .allMatch(row -> text(row, "PickingStatus").equals(COMPLETE));
        return touched(change, kind, header.put("OverallPickingStatus", all ? COMPLETE : "B"));
    }

    /** Puts an item away with what has come of it. */
    private ObjectNode putAway(Change change, Operations.Parameters parameters) {
        ObjectNode item = openItem(change, parameters);
        if (text(item, "PickingStatus").equals(COMPLETE)) {
            throw SapException.rejected(
                    "VL/618", "Item " + text(item, "DeliveryDocumentItem") + " is put away already");
        }
        item.put("ActualDeliveryQuantity", parameters.optional("ActualDeliveryQuantity", Edm.DECIMAL))
                .put("DeliveryQuantityUnit", parameters.text("DeliveryQuantityUnit"));
        return putAway(change, item);
    }

    private static ObjectNode putAway(Change change, ObjectNode item) {
        String number = text(item, "DeliveryDocument");
        item.put("PickingStatus", COMPLETE);
        boolean all = change.rows(INBOUND_ITEM, number + "|").stream()
                .allMatch(row -> text(row, "PickingStatus").equals(COMPLETE));
        touched(change, IN, change.edit(INBOUND, number).put("OverallPickingStatus", all ? COMPLETE : "B"));
        return item;
    }

    /** What has come of an item in one batch becomes an item of its own; the item keeps what has not come. */
    private ObjectNode split(Change change, Operations.Parameters parameters) {
        ObjectNode item = openItem(change, parameters);
        BigDecimal quantity = new BigDecimal(parameters.optional("ActualDeliveryQuantity", Edm.DECIMAL));
        BigDecimal open = number(item, "ActualDeliveryQuantity");
        if (!text(item, "Batch").isEmpty() || open.signum() == 0) {
            throw SapException.rejected(
                    "VL/619", "Item " + text(item, "DeliveryDocumentItem") + " cannot be split into batches");
        }
        String delivery = text(item, "DeliveryDocument");
        ObjectNode part = item.deepCopy();
        part.remove(Books.VERSION);
        part.put("DeliveryDocumentItem", change.next("CHSPL-" + delivery, FIRST_SPLIT))
                .put("HigherLevelItem", text(item, "DeliveryDocumentItem"))
                .put("Batch", parameters.text("Batch"))
                .put("DeliveryQuantityUnit", parameters.text("DeliveryQuantityUnit"))
                .put("ActualDeliveryQuantity", plain(quantity))
                .put("OriginalDeliveryQuantity", plain(quantity));
        change.put(INBOUND_ITEM, part);
        BigDecimal left = open.subtract(quantity).max(BigDecimal.ZERO);
        number(item, "ActualDeliveryQuantity", left);
        if (left.signum() == 0) {
            item.put("PickingStatus", COMPLETE);
        }
        return putAway(change, part);
    }

    private static ObjectNode openItem(Change change, Operations.Parameters parameters) {
        requireOpen(header(change, IN, parameters));
        String delivery = parameters.text("DeliveryDocument");
        String item = parameters.text("DeliveryDocumentItem");
        if (change.find(INBOUND_ITEM, delivery, item) == null) {
            throw SapException.rejected("VL/560", "Delivery " + delivery + " has no item " + item);
        }
        return change.edit(INBOUND_ITEM, delivery, item);
    }

    private ObjectNode post(Change change, Kind kind, Operations.Parameters parameters) {
        ObjectNode header = header(change, kind, parameters);
        requireOpen(header);
        String number = text(header, "DeliveryDocument");
        if (!text(header, "DeliveryBlockReason").isEmpty()) {
            throw SapException.rejected(
                    "VL/367",
                    "Delivery " + number + " is blocked (reason " + text(header, "DeliveryBlockReason") + ")");
        }
        if (kind == OUT && !text(header, "OverallPickingStatus").equals(COMPLETE)) {
            throw SapException.rejected("VL/603", "Delivery " + number + " is not picked completely");
        }
        List<ObjectNode> items = new ArrayList<>();
        for (ObjectNode row : change.rows(kind.item(), number + "|")) {
            if (number(row, "ActualDeliveryQuantity").signum() == 0) {
                continue;
            }
            items.add(Json.object()
                    .put("GoodsMovementType", kind.movement())
                    .put("Material", text(row, "Material"))
                    .put("Plant", text(row, "Plant"))
                    .put("StorageLocation", text(row, "StorageLocation"))
                    .put("Batch", text(row, "Batch"))
                    .put("Delivery", number)
                    .put("DeliveryItem", text(row, "DeliveryDocumentItem"))
                    .put("PurchaseOrder", kind == IN ? text(row, "ReferenceSDDocument") : "")
                    .put(
                            "PurchaseOrderItem",
                            kind == IN ? text(row, "ReferenceSDDocumentItem").replaceFirst("^0+(?=.)", "") : "")
                    .put("EntryUnit", text(row, "DeliveryQuantityUnit"))
                    .put("QuantityInEntryUnit", text(row, "ActualDeliveryQuantity")));
        }
        String date = parameters.optional("ActualGoodsMovementDate", Edm.DATE);
        ObjectNode document = goods.post(
                change,
                Json.object().put("GoodsMovementCode", kind == IN ? "01" : "03").put("PostingDate", date),
                items);
        header.put(POSTED, text(document, "MaterialDocumentYear") + "|" + text(document, "MaterialDocument"))
                .put("ActualGoodsMovementDate", text(document, "PostingDate"))
                .put("ActualGoodsMovementTime", change.timeOfDay());
        return status(change, kind, header, COMPLETE);
    }

    private ObjectNode reverse(Change change, Kind kind, Operations.Parameters parameters) {
        ObjectNode header = header(change, kind, parameters);
        if (text(header, POSTED).isEmpty()) {
            throw SapException.rejected(
                    "VL/610", "Goods movement of delivery " + text(header, "DeliveryDocument") + " is not posted");
        }
        String[] document = text(header, POSTED).split("\\|");
        goods.reverse(
                change,
                goods.open(change, document[0], document[1]),
                parameters.optional("ActualGoodsMovementDate", Edm.DATE));
        header.put(POSTED, "").putNull("ActualGoodsMovementDate");
        return status(change, kind, header, "A");
    }

    private static ObjectNode status(Change change, Kind kind, ObjectNode header, String status) {
        String number = text(header, "DeliveryDocument");
        for (ObjectNode row : List.copyOf(change.rows(kind.item(), number + "|"))) {
            change.edit(kind.item(), number, text(row, "DeliveryDocumentItem")).put("GoodsMovementStatus", status);
        }
        return touched(change, kind, header.put("OverallGoodsMovementStatus", status));
    }
}
