/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.mapping;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.InventoryBalance;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import io.millrace.erp.rest.wire.ErpStock;
import io.millrace.erp.rest.wire.ErpStock.ErpBalance;
import java.time.OffsetDateTime;

/** What the ERP has blocked is restricted; balances of nothing are left out. */
public final class StockMapper {

    public AvailableStock map(StockQuestion question, ErpStock stock, OffsetDateTime asOf) {
        return AvailableStock.of(
                question,
                new UnitOfMeasure(stock.unit()),
                stock.balances().stream()
                        .map(balance -> balance(question, stock.unit(), balance))
                        .filter(balance -> balance.quantity().value().signum() != 0)
                        .toList(),
                asOf);
    }

    private static InventoryBalance balance(StockQuestion question, String unit, ErpBalance balance) {
        return new InventoryBalance(
                question.plant(),
                new LocationId(balance.location()),
                question.item(),
                balance.lot() == null ? null : new LotId(balance.lot()),
                Quantity.of(balance.quantity(), unit),
                balance.status() == ErpStock.Status.UNRESTRICTED ? Disposition.UNRESTRICTED : Disposition.RESTRICTED);
    }
}
