/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;

/** What a line of the proof consumed, in kilograms. */
record Consumption(String id, String order, String lot, String quantity) {

    private static final String TIME = "2026-11-23T07:00:00.123+01:00";
    private static final String LINE = "/acme/ulm/assembly/line3";

    /** As the machine says it. */
    byte[] message() {
        return ("{\"messageId\":\"%s\",\"machine\":\"ULM-L3\",\"workOrder\":\"%s\",\"operation\":\"0020\",\"item\":\"RM-100\","
                        + "\"lot\":\"%s\",\"quantity\":\"%s\",\"unit\":\"kg\",\"consumedAt\":\"%s\"}")
                .formatted(id, order, lot, quantity, TIME)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As the backbone carries it. */
    Event<MaterialConsumed> event() {
        OffsetDateTime time = OffsetDateTime.parse(TIME);
        MaterialConsumed consumed = new MaterialConsumed(
                new WorkOrderId(order),
                new PlantId("ULM"),
                new OperationId("0020"),
                new ItemId("RM-100"),
                new LotId(lot),
                Quantity.of(quantity, "KGM"),
                new EquipmentPath(LINE),
                null,
                time);
        return Event.of(consumed, id, LINE, order, time, order);
    }
}
