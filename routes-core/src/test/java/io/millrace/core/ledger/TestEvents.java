/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkOrderId;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;

/** Events as the line and the quality system send them. */
final class TestEvents {

    static final String LINE = "/millrace/ulm/assembly/line3";
    static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-23T07:00:00.123+01:00");

    private TestEvents() {}

    static Event<MaterialConsumed> consumed(String id, String order, String lot) {
        return consumed(id, order, lot, "2.500");
    }

    static Event<MaterialConsumed> consumed(String id, String order, String lot, String kilograms) {
        MaterialConsumed data = new MaterialConsumed(
                new WorkOrderId(order),
                new PlantId("ULM"),
                new OperationId("0020"),
                new ItemId("RM-100"),
                lot == null ? null : new LotId(lot),
                new Quantity(new BigDecimal(kilograms), new UnitOfMeasure("KGM")),
                new EquipmentPath(LINE),
                null,
                TIME);
        return Event.of(data, id, LINE, order, TIME, order);
    }

    static Event<QualityHoldPlaced> holdPlaced(String id, String lot) {
        QualityHold hold = new QualityHold(
                new HoldId("QH-31"),
                new PlantId("ULM"),
                new ItemId("RM-100"),
                new LotId(lot),
                List.of(),
                null,
                "Torque below the lower limit",
                TIME);
        return Event.of(new QualityHoldPlaced(hold), id, "/millrace/ulm/quality", "QH-31", TIME, "QH-31");
    }
}
