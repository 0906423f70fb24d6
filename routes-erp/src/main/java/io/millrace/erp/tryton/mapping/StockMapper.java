/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.mapping;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.InventoryBalance;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import io.millrace.erp.tryton.wire.TrytonStock;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/** Tryton's stock is a plant's: what lies in the hold location is restricted. */
public final class StockMapper {

    private final TrytonCodes codes;

    public StockMapper(TrytonCodes codes) {
        this.codes = codes;
    }

    /** What Tryton calls an item. */
    public String item(ItemId item) {
        return codes.item(item);
    }

    public AvailableStock map(StockQuestion question, TrytonStock stock, OffsetDateTime asOf) {
        UnitOfMeasure unit = codes.unit(stock.unit());
        List<InventoryBalance> balances = stock.lines().stream()
                .map(line -> new InventoryBalance(
                        question.plant(),
                        codes.location(line.location()),
                        question.item(),
                        line.lot() == null ? null : new LotId(line.lot()),
                        new Quantity(new BigDecimal(line.quantity()), unit),
                        line.onHold() ? Disposition.RESTRICTED : Disposition.UNRESTRICTED))
                .toList();
        return AvailableStock.of(question, unit, balances, asOf);
    }
}
