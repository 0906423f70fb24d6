/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.sap.wire.SapGoodsIssue;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares what left with what SAP has picked for it: the sum of each lot, in the delivery's unit or the item's base
 * unit. An item of which no line names a lot is compared as a whole.
 */
final class PickedLots {

    private final Set<String> itemsWithLots = new HashSet<>();
    private final Map<String, Amounts> lots = new TreeMap<>();

    /** Of one lot; each a sum by unit. */
    private static final class Amounts {

        private final Map<String, BigDecimal> shipped = new TreeMap<>();
        private final Map<String, BigDecimal> picked = new TreeMap<>();
        private final Map<String, BigDecimal> pickedInBaseUnit = new TreeMap<>();

        boolean areEqual() {
            return shipped.equals(picked) || !shipped.isEmpty() && shipped.equals(pickedInBaseUnit);
        }

        @Override
        public String toString() {
            return "shipped " + text(shipped) + ", picked in SAP " + text(picked);
        }

        private static String text(Map<String, BigDecimal> amounts) {
            return amounts.isEmpty()
                    ? "nothing"
                    : amounts.entrySet().stream()
                            .map(amount -> amount.getValue().toPlainString() + ' ' + amount.getKey())
                            .collect(Collectors.joining(" and "));
        }
    }

    /** @param items of SAP's delivery */
    PickedLots(SapGoodsIssue issue, JsonNode items) {
        for (SapGoodsIssue.Line line : issue.lines()) {
            if (line.batch() != null) {
                itemsWithLots.add(line.material());
            }
        }
        for (SapGoodsIssue.Line line : issue.lines()) {
            String batch = line.batch() == null ? "" : line.batch();
            add(of(line.material(), batch).shipped, new BigDecimal(line.quantity()), line.unit());
        }
        for (JsonNode item : items) {
            Amounts lot = of(item.path("Material").asText(), item.path("Batch").asText(""));
            add(lot.picked, quantity(item, "ActualDeliveryQuantity"), unit(item, "DeliveryQuantityUnit"));
            add(lot.pickedInBaseUnit, quantity(item, "ActualDeliveredQtyInBaseUnit"), unit(item, "BaseUnit"));
        }
    }

    private Amounts of(String material, String batch) {
        boolean byLot = itemsWithLots.contains(material);
        String name = "item " + material + (byLot ? batch.isEmpty() ? " without lot" : " lot " + batch : "");
        return lots.computeIfAbsent(name, lot -> new Amounts());
    }

    private static void add(Map<String, BigDecimal> amounts, BigDecimal quantity, String unit) {
        if (quantity.signum() != 0) {
            amounts.merge(
                    unit,
                    quantity.stripTrailingZeros(),
                    (one, other) -> one.add(other).stripTrailingZeros());
        }
    }

    private static BigDecimal quantity(JsonNode item, String field) {
        String text = item.path(field).asText("");
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    private static String unit(JsonNode item, String field) {
        return item.path(field).asText("");
    }

    /** {@code item FG-200 lot L-900: shipped 96 EA, picked in SAP 90 EA}; empty if all lots are equal. */
    String differences() {
        return lots.entrySet().stream()
                .filter(lot -> !lot.getValue().areEqual())
                .map(lot -> lot.getKey() + ": " + lot.getValue())
                .collect(Collectors.joining("; "));
    }
}
