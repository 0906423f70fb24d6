/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.ledger;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkOrderId;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Events as a line sends them. */
final class LineEvents {

    private static final String LINE = "/millrace/ulm/assembly/line3";
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-23T07:00:00.123+01:00");

    private LineEvents() {}

    /**
     * @param name makes ids and work orders unlike those of other calls
     * @param keys so many work orders they belong to, in turn
     */
    static List<Event<MaterialConsumed>> of(String name, int number, int keys) {
        return IntStream.range(0, number)
                .mapToObj(i -> consumed(name + '-' + i, "WO-" + name + '-' + i % keys))
                .toList();
    }

    private static Event<MaterialConsumed> consumed(String id, String order) {
        MaterialConsumed data = new MaterialConsumed(
                new WorkOrderId(order),
                new PlantId("ULM"),
                new OperationId("0020"),
                new ItemId("RM-100"),
                null,
                new Quantity(new BigDecimal("2.500"), new UnitOfMeasure("KGM")),
                new EquipmentPath(LINE),
                null,
                TIME);
        return Event.of(data, id, LINE, order, TIME, order);
    }
}
