/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.number;
import static io.millrace.examples.sap.Fields.plain;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Do the books add up? Every balance is computed again from the documents that made it. */
final class Consistency {

    private final Books books;
    private final List<String> problems = new ArrayList<>();

    private Consistency(Books books) {
        this.books = books;
    }

    /** What does not add up, in words; empty when everything does. */
    static List<String> problems(Books books) {
        return books.change("check", change -> {
            Consistency check = new Consistency(books);
            check.stock();
            check.components();
            check.receipts();
            check.confirmations();
            check.reversals();
            check.purchaseOrders();
            check.deliveries(Deliveries.INBOUND, Deliveries.INBOUND_ITEM, "101");
            check.deliveries(Deliveries.OUTBOUND, Deliveries.OUTBOUND_ITEM, "601");
            check.documentNumbers();
            return check.problems;
        });
    }

    private Iterable<ObjectNode> rows(String table) {
        return books.table(table).values();
    }

    private void stock() {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (ObjectNode item : rows(GoodsMovements.ITEM)) {
            BigDecimal quantity = number(item, "QuantityInBaseUnit");
            sums.merge(text(item, Stock.FROM), quantity.negate(), BigDecimal::add);
            sums.merge(text(item, Stock.TO), quantity, BigDecimal::add);
        }
        sums.remove("");
        compare("stock", sums, balances(Stock.TABLE, Stock.QUANTITY));
        books.table(Stock.TABLE).forEach((key, row) -> {
            if (number(row, Stock.QUANTITY).signum() < 0) {
                problems.add("stock " + key + " is below nothing: " + text(row, Stock.QUANTITY));
            }
        });
    }

    private void components() {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (ObjectNode item : rows(GoodsMovements.ITEM)) {
            if (!text(item, "Reservation").isEmpty()) {
                String key = text(item, "Reservation") + "|" + text(item, "ReservationItem");
                BigDecimal quantity = number(item, "QuantityInBaseUnit");
                boolean issue = text(item, "GoodsMovementType").equals("261");
                sums.merge(key, issue ? quantity : quantity.negate(), BigDecimal::add);
            }
        }
        compare("withdrawals of component", sums, balances(ProductionOrders.COMPONENT, "WithdrawnQuantity"));
    }

    private void receipts() {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (ObjectNode item : rows(GoodsMovements.ITEM)) {
            String type = text(item, "GoodsMovementType");
            if (!text(item, "ManufacturingOrder").isEmpty() && (type.equals("101") || type.equals("102"))) {
                BigDecimal quantity = number(item, "QuantityInBaseUnit");
                sums.merge(
                        text(item, "ManufacturingOrder") + "|1",
                        type.equals("101") ? quantity : quantity.negate(),
                        BigDecimal::add);
            }
        }
        compare("receipts of order", sums, balances(ProductionOrders.ITEM, "MfgOrderItemGoodsReceiptQty"));
    }

    private void confirmations() {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (ObjectNode row : rows(Confirmations.CONFIRMATION)) {
            BigDecimal yield = number(row, "ConfirmationYieldQuantity");
            BigDecimal signed = Fields.is(row, "IsReversal") ? yield.negate() : yield;
            ObjectNode order = books.table(ProductionOrders.ORDER).get(text(row, "OrderID"));
            sums.merge(
                    text(row, "ConfirmationGroup"),
                    Units.convert(signed, text(row, "ConfirmationUnit"), text(order, "ProductionUnit")),
                    BigDecimal::add);
        }
        Map<String, BigDecimal> confirmed = new HashMap<>();
        for (ObjectNode operation : rows(ProductionOrders.OPERATION)) {
            confirmed.put(
                    text(operation, ProductionOrders.CONFIRMATION_GROUP),
                    number(operation, "OpTotalConfirmedYieldQty"));
        }
        compare("confirmed yield of confirmation group", sums, confirmed);
    }

    /** What is cancelled has exactly one document that cancels it. */
    private void reversals() {
        Map<String, BigDecimal> reversals = new HashMap<>();
        Map<String, BigDecimal> cancelled = new HashMap<>();
        for (ObjectNode item : rows(GoodsMovements.ITEM)) {
            String reversed = text(item, "ReversedMaterialDocumentYear") + "|" + text(item, "ReversedMaterialDocument")
                    + "|" + text(item, "ReversedMaterialDocumentItem");
            if (!reversed.equals("||")) {
                reversals.merge(reversed, BigDecimal.ONE, BigDecimal::add);
            }
            if (Fields.is(item, "GoodsMovementIsCancelled")) {
                cancelled.put(books.set(GoodsMovements.ITEM).keyOf(item), BigDecimal.ONE);
            }
        }
        compare("reversals of document item", reversals, cancelled);
    }

    private void purchaseOrders() {
        Map<String, BigDecimal> sums = new HashMap<>();
        for (ObjectNode item : rows(GoodsMovements.ITEM)) {
            if (!text(item, "PurchaseOrder").isEmpty()) {
                BigDecimal quantity = number(item, "QuantityInBaseUnit");
                boolean receipt = text(item, "GoodsMovementType").equals("101");
                sums.merge(
                        text(item, "PurchaseOrder") + "|" + text(item, "PurchaseOrderItem"),
                        receipt ? quantity : quantity.negate(),
                        BigDecimal::add);
            }
        }
        compare("receipts of purchase order", sums, balances(Purchasing.ITEM, Purchasing.RECEIVED));
    }

    /** What a posted delivery says has moved is what its documents moved; of any other, nothing has. */
    private void deliveries(String headers, String items, String movement) {
        Map<String, BigDecimal> moved = new HashMap<>();
        for (ObjectNode item : rows(GoodsMovements.ITEM)) {
            boolean open = !Fields.is(item, "GoodsMovementIsCancelled");
            if (open
                    && text(item, "GoodsMovementType").equals(movement)
                    && !text(item, "Delivery").isEmpty()) {
                String key = text(item, "Delivery") + "|" + text(item, "DeliveryItem");
                moved.merge(key, number(item, "QuantityInEntryUnit"), BigDecimal::add);
            }
        }
        Map<String, BigDecimal> posted = new HashMap<>();
        for (ObjectNode item : rows(items)) {
            ObjectNode header = books.table(headers).get(text(item, "DeliveryDocument"));
            if (!text(header, Deliveries.POSTED).isEmpty()) {
                String key = text(item, "DeliveryDocument") + "|" + text(item, "DeliveryDocumentItem");
                posted.put(key, number(item, "ActualDeliveryQuantity"));
            }
        }
        compare("goods movement of delivery", moved, posted);
    }

    /** A number is used only by a document that exists: no gap, whatever failed in between. */
    private void documentNumbers() {
        TreeSet<Long> numbers = new TreeSet<>();
        rows(GoodsMovements.HEADER)
                .forEach(row -> numbers.add(row.path("MaterialDocument").asLong()));
        if (!numbers.isEmpty() && numbers.last() - numbers.first() + 1 != numbers.size()) {
            problems.add("material documents have gaps between " + numbers.first() + " and " + numbers.last());
        }
    }

    private Map<String, BigDecimal> balances(String table, String field) {
        Map<String, BigDecimal> balances = new HashMap<>();
        books.table(table).forEach((key, row) -> balances.put(key, number(row, field)));
        return balances;
    }

    private void compare(String what, Map<String, BigDecimal> documents, Map<String, BigDecimal> balances) {
        TreeSet<String> keys = new TreeSet<>(documents.keySet());
        keys.addAll(balances.keySet());
        for (String key : keys) {
            BigDecimal documented = documents.getOrDefault(key, BigDecimal.ZERO);
            BigDecimal balance = balances.getOrDefault(key, BigDecimal.ZERO);
            if (documented.compareTo(balance) != 0) {
                problems.add(what + " " + key + ": documents say " + plain(documented) + ", the balance is "
                        + plain(balance));
            }
        }
    }
}
