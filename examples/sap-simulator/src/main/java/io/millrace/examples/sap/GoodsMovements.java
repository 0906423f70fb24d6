/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.number;
import static io.millrace.examples.sap.Fields.plain;
import static io.millrace.examples.sap.Fields.required;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Material documents: every quantity that comes, goes or changes its stock type, and its reversal. */
final class GoodsMovements {

    static final String HEADER = "A_MaterialDocumentHeader";
    static final String ITEM = "A_MaterialDocumentItem";

    private static final long FIRST_DOCUMENT = 4_900_000_001L;

    private static final Set<String> BY_CANCEL_ONLY = Set.of("302", "312", "326");

    private final Stock stock = new Stock();
    private final OrderBalances orders = new OrderBalances();
    private final Purchasing purchasing = new Purchasing();

    void offer(Operations operations) {
        operations.create(HEADER, this::create);
        operations.action("Cancel", HEADER, this::cancel);
        operations.action("CancelItem", ITEM, this::cancelItem);
    }

    private ObjectNode create(Change change, ObjectNode body) {
        List<ObjectNode> items = rows(body.path("to_MaterialDocumentItem"));
        if (items.isEmpty()) {
            throw SapException.rejected("M7/001", "The material document has no items");
        }
        String code = required(body, "GoodsMovementCode");
        for (ObjectNode item : items) {
            Movement movement = movement(item);
            if (movement.elsewhere() && BY_CANCEL_ONLY.contains(text(item, "GoodsMovementType"))) {
                throw SapException.rejected(
                        "M7/002",
                        "Movement type " + text(item, "GoodsMovementType") + " is posted by a cancellation only");
            }
            boolean fits = movement.code().isEmpty()
                    ? code.matches("0[12]")
                    : movement.code().equals(code);
            if (!fits) {
                throw SapException.rejected(
                        "M7/190",
                        "Movement type " + text(item, "GoodsMovementType") + " does not belong to goods movement code "
                                + code);
            }
        }
        return post(change, body, items);
    }

    private static Movement movement(ObjectNode item) {
        Movement movement = Movement.of(required(item, "GoodsMovementType"));
        if (movement == null) {
            throw SapException.rejected("M7/002", "Movement type " + text(item, "GoodsMovementType") + " is not known");
        }
        return movement;
    }

    /** Posts a material document. Returns its header; the items are beside it in the change. */
    ObjectNode post(Change change, ObjectNode given, List<ObjectNode> items) {
        LocalDate posting = Periods.open(change, text(given, "PostingDate"));
        ObjectNode header = Json.object();
        Fields.merge(header, given);
        header.put("MaterialDocumentYear", Integer.toString(posting.getYear()))
                .put("MaterialDocument", change.next("MATBELEG", FIRST_DOCUMENT))
                .put("PostingDate", posting.toString())
                .put("DocumentDate", text(given, "DocumentDate", posting.toString()))
                .put("CreationDate", change.today().toString())
                .put("CreationTime", change.timeOfDay())
                .put("CreatedByUser", "MILLRACE");
        change.put(HEADER, header);
        int number = 0;
        for (ObjectNode item : items) {
            item(change, header, item, ++number);
        }
        change.event(
                "sap.s4.beh.materialdocument.v1.MaterialDocument.Created.v1",
                "MaterialDocumentYear",
                text(header, "MaterialDocumentYear"),
                "MaterialDocument",
                text(header, "MaterialDocument"));
        return header;
    }

    private void item(Change change, ObjectNode header, ObjectNode given, int number) {
        ObjectNode item = Json.object();
        Fields.merge(item, given);
        item.put("MaterialDocumentYear", text(header, "MaterialDocumentYear"))
                .put("MaterialDocument", text(header, "MaterialDocument"))
                .put("MaterialDocumentItem", Integer.toString(number))
                .put("MaterialDocumentLine", "%06d".formatted(number))
                .put("GoodsMovementIsCancelled", false);
        orders.complete(change, item);
        purchasing.complete(change, item);
        String material = required(item, "Material");
        String plant = required(item, "Plant");
        ObjectNode product = change.find("A_Product", material);
        if (product == null) {
            throw SapException.rejected("M3/305", "The material " + material + " does not exist or is not activated");
        }
        if (change.find("A_ProductPlant", material, plant) == null) {
            throw SapException.rejected("M3/351", "Material " + material + " not maintained in plant " + plant);
        }
        String unit = text(item, "EntryUnit", text(product, "BaseUnit"));
        BigDecimal entered = number(item, "QuantityInEntryUnit");
        if (entered.signum() <= 0) {
            throw SapException.rejected("M7/030", "Enter a quantity for material " + material);
        }
        BigDecimal quantity = Units.convert(entered, unit, text(product, "BaseUnit"));
        item.put("EntryUnit", unit)
                .put("MaterialBaseUnit", text(product, "BaseUnit"))
                .put("QuantityInBaseUnit", plain(quantity));
        orders.check(change, item);
        Movement movement = movement(item).in(text(item, "InventoryStockType"));
        item.put("DebitCreditCode", movement.to() == null ? "H" : "S");
        stock.move(change, movement, item, product, quantity);
        orders.book(change, item, quantity);
        purchasing.book(change, item, quantity);
        change.put(ITEM, item);
    }

    private ObjectNode cancel(Change change, Operations.Parameters parameters) {
        String year = parameters.text("MaterialDocumentYear");
        String document = parameters.text("MaterialDocument");
        List<ObjectNode> items = open(change, year, document);
        refuseDelivery(items);
        return reverse(change, items, parameters.optional("PostingDate", Edm.DATE));
    }

    private ObjectNode cancelItem(Change change, Operations.Parameters parameters) {
        String year = parameters.text("MaterialDocumentYear");
        String document = parameters.text("MaterialDocument");
        String number = parameters.text("MaterialDocumentItem").replaceFirst("^0+(?=.)", "");
        List<ObjectNode> items = open(change, year, document).stream()
                .filter(item -> text(item, "MaterialDocumentItem").equals(number))
                .toList();
        refuseDelivery(items);
        ObjectNode header = reverse(change, items, parameters.optional("PostingDate", Edm.DATE));
        return change.find(ITEM, text(header, "MaterialDocumentYear"), text(header, "MaterialDocument"), "1");
    }

    private static void refuseDelivery(List<ObjectNode> items) {
        if (items.stream().anyMatch(item -> !text(item, "Delivery").isEmpty())) {
            throw SapException.rejected("M7/388", "The goods movement of a delivery is reversed with the delivery");
        }
    }

    /** The items of a document that nobody has reversed yet. */
    List<ObjectNode> open(Change change, String year, String document) {
        if (change.find(HEADER, year, document) == null) {
            throw SapException.rejected("M7/061", "Material document " + document + " " + year + " does not exist");
        }
        return change.rows(ITEM, year + "|" + document + "|").stream()
                .filter(item -> !Fields.is(item, "GoodsMovementIsCancelled"))
                .toList();
    }

    /** Reverses items of one document with a document of its own. */
    ObjectNode reverse(Change change, List<ObjectNode> items, String postingDate) {
        if (items.isEmpty()) {
            throw SapException.rejected("M7/123", "All items of the material document are already cancelled");
        }
        List<ObjectNode> reversals = new ArrayList<>();
        for (ObjectNode item : items) {
            ObjectNode reversal = item.deepCopy();
            reversal.remove(Books.VERSION);
            reversal.put("GoodsMovementType", movement(item).reversal())
                    .put("ReversedMaterialDocumentYear", text(item, "MaterialDocumentYear"))
                    .put("ReversedMaterialDocument", text(item, "MaterialDocument"))
                    .put("ReversedMaterialDocumentItem", text(item, "MaterialDocumentItem"))
                    .put(Stock.FROM, text(item, Stock.TO))
                    .put(Stock.TO, text(item, Stock.FROM));
            reversals.add(reversal);
            change.edit(ITEM, change.set(ITEM).keyOf(item)).put("GoodsMovementIsCancelled", true);
        }
        ObjectNode original =
                change.find(HEADER, text(items.get(0), "MaterialDocumentYear"), text(items.get(0), "MaterialDocument"));
        ObjectNode header = Json.object()
                .put("GoodsMovementCode", text(original, "GoodsMovementCode"))
                .put("PostingDate", postingDate);
        return post(change, header, reversals);
    }

    /** The rows of an array in a body. */
    static List<ObjectNode> rows(JsonNode array) {
        List<ObjectNode> rows = new ArrayList<>();
        array.forEach(row -> rows.add((ObjectNode) row));
        return rows;
    }
}
