/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.InventoryBalance;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of an item a plant has of its own.
 *
 * @param available the sum of what is unrestricted; what is reserved for orders is not taken off
 * @param balances by location, lot and disposition, without those of nothing
 * @param asOf when the ERP was asked
 */
public record AvailableStock(
        PlantId plant,
        ItemId item,
        @Nullable LotId lot,
        Quantity available,
        List<InventoryBalance> balances,
        OffsetDateTime asOf) {

    public AvailableStock {
        required("plant", plant);
        required("item", item);
        required("available", available);
        balances = list("balances", balances);
        required("asOf", asOf);
    }

    /** @param unit of all balances */
    public static AvailableStock of(
            StockQuestion question, UnitOfMeasure unit, List<InventoryBalance> balances, OffsetDateTime asOf) {
        Quantity available = balances.stream()
                .filter(balance -> balance.disposition() == Disposition.UNRESTRICTED)
                .map(InventoryBalance::quantity)
                .reduce(new Quantity(BigDecimal.ZERO, unit), Quantity::plus);
        return new AvailableStock(question.plant(), question.item(), question.lot(), available, balances, asOf);
    }
}
