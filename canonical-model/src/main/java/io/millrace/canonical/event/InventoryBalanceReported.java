/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.entity.InventoryBalance;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.List;

/** A system tells how much it holds: for comparison, not for booking. */
public record InventoryBalanceReported(InventoryBalance balance, OffsetDateTime reportedAt) implements EventData {

    public InventoryBalanceReported {
        required("balance", balance);
        required("reportedAt", reportedAt);
    }

    @Override
    public PlantId plant() {
        return balance.plant();
    }

    @Override
    public List<BusinessKey> keys() {
        return BusinessKey.ofStock(balance.item(), balance.lot());
    }
}
