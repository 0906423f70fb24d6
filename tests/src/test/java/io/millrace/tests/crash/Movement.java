/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;

/** What is posted, as the target reads it. */
public record Movement(String eventId, String workOrder, String quantity, String unit) {

    private static final String LINE = "/acme/ulm/assembly/line3";
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-23T07:00:00.123+01:00");

    public static Event<MaterialConsumed> consumed(String id, String order) {
        MaterialConsumed data = new MaterialConsumed(
                new WorkOrderId(order),
                new PlantId("ULM"),
                new OperationId("0020"),
                new ItemId("RM-100"),
                null,
                Quantity.of("2.500", "KGM"),
                new EquipmentPath(LINE),
                null,
                TIME);
        return Event.of(data, id, LINE, order, TIME, order);
    }

    public static Movement of(Event<?> event) {
        MaterialConsumed data = (MaterialConsumed) event.data();
        return new Movement(
                event.envelope().id(),
                data.workOrder().value(),
                data.quantity().value().toPlainString(),
                data.quantity().unit().code());
    }
}
