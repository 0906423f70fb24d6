/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import static io.millrace.canonical.value.Check.notNegative;
import static io.millrace.canonical.value.Check.required;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a machine's counters show for one operation of an order: running totals since the operation began or since the
 * machine set them back to zero, all three in one unit. Data type {@code core:counter-reading}.
 *
 * @param item and lot: what is being made now; the counters run on when they change
 * @param finalReading the operation is finished on this machine
 * @param messageId the source's own id of the reading
 */
public record CounterReading(
        EquipmentPath equipment,
        PlantId plant,
        WorkOrderId workOrder,
        OperationId operation,
        ItemId item,
        @Nullable LotId lot,
        Quantity good,
        Quantity scrap,
        Quantity rework,
        boolean finalReading,
        OffsetDateTime countedAt,
        String messageId) {

    public CounterReading {
        required("equipment", equipment);
        required("plant", plant);
        required("workOrder", workOrder);
        required("operation", operation);
        required("item", item);
        notNegative("good", good);
        notNegative("scrap", scrap);
        notNegative("rework", rework);
        required("countedAt", countedAt);
        required("messageId", messageId);
        if (!good.unit().equals(scrap.unit()) || !good.unit().equals(rework.unit())) {
            throw new MfgException(
                    ModelError.UNIT_MISMATCH,
                    "good " + good + ", scrap " + scrap + " and rework " + rework + " must have one unit");
        }
    }
}
