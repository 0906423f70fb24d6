/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.InventoryBalance;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * Rows of {@code A_MatlStkInAcctMod}: a plant's own stock at its storage locations. Special stocks (of customers,
 * suppliers, orders) and what is on its way between plants are not the plant's to use, and left out.
 */
public final class SapStockMapper {

    private static final String UNRESTRICTED = "01";

    private final SapPlant plant;

    public SapStockMapper(SapPlant plant) {
        this.plant = plant;
    }

    /** @param rows at least one */
    public AvailableStock map(StockQuestion question, List<JsonNode> rows, OffsetDateTime asOf) {
        List<InventoryBalance> balances = rows.stream()
                .filter(row -> row.path("InventorySpecialStockType").asText("").isBlank())
                .filter(row -> !row.path("StorageLocation").asText("").isBlank())
                .map(row -> balance(question, row))
                .filter(balance -> balance.quantity().value().signum() != 0)
                .toList();
        return AvailableStock.of(question, unit(rows.get(0)), balances, asOf);
    }

    /** @param unit SAP's base unit of the item */
    public AvailableStock none(StockQuestion question, String unit, OffsetDateTime asOf) {
        return AvailableStock.of(question, plant.readUnit(unit), List.of(), asOf);
    }

    private InventoryBalance balance(StockQuestion question, JsonNode row) {
        String batch = row.path("Batch").asText("");
        return new InventoryBalance(
                question.plant(),
                plant.readPlace(row.path("StorageLocation").asText()),
                question.item(),
                batch.isBlank() ? null : new LotId(batch),
                new Quantity(
                        new BigDecimal(row.path("MatlWrhsStkQtyInMatlBaseUnit").asText()), unit(row)),
                row.path("InventoryStockType").asText().equals(UNRESTRICTED)
                        ? Disposition.UNRESTRICTED
                        : Disposition.RESTRICTED);
    }

    private UnitOfMeasure unit(JsonNode row) {
        return plant.readUnit(row.path("MaterialBaseUnit").asText());
    }
}
