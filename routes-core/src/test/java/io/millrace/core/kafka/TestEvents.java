/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;

/** Events as a line sends them. */
public final class TestEvents {

    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-23T07:00:00.123+01:00");

    private TestEvents() {}

    /** @param number the source's running number, from 1 */
    public static Event<MaterialConsumed> consumed(String workOrder, int number) {
        MaterialConsumed data = new MaterialConsumed(
                new WorkOrderId(workOrder),
                new PlantId("ULM"),
                new OperationId("0020"),
                new ItemId("RM-100"),
                new LotId("L-77"),
                Quantity.of("2.500", "KGM"),
                new EquipmentPath("/acme/ulm/assembly/line3"),
                null,
                TIME.plusSeconds(number));
        String id = workOrder + "-C-" + number;
        return Event.of(data, id, "/acme/ulm/assembly/line3", workOrder, TIME.plusSeconds(number), workOrder)
                .withSequence(number);
    }

    /** Events 1 to count over several work orders, so that all partitions get some. */
    public static List<Event<MaterialConsumed>> consumed(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> consumed("WO-" + number % 7, number))
                .toList();
    }
}
