/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.edge;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkOrderId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** What a device has gathered while the hub was away: accepted by its ledger, in large batches. */
final class EdgeBacklog {

    private static final int BATCH = 5000;
    private static final int ORDERS_OF_A_MACHINE = 10;
    private static final OffsetDateTime TIME = OffsetDateTime.parse("2026-11-16T07:00:00.123+01:00");

    private EdgeBacklog() {}

    /** @return the seconds it took */
    static double gather(Path folder, long events) throws Exception {
        long began = System.nanoTime();
        try (HikariDataSource pool = new HikariDataSource();
                DefaultCamelContext context = new DefaultCamelContext()) {
            pool.setJdbcUrl(EdgeDevice.url(folder));
            pool.setUsername("millrace");
            context.disableJMX();
            context.getRegistry().bind("dataSource", pool);
            context.start();
            ProducerTemplate producer = context.createProducerTemplate();
            for (long from = 0; from < events; from += BATCH) {
                producer.requestBody(
                        "ledger:hub?maxOpen=" + 2 * events, batch(from, Math.min(BATCH, events - from), events));
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static List<Event<MaterialConsumed>> batch(long from, long number, long of) {
        return LongStream.range(from, from + number)
                .mapToObj(each -> consumed(each, of))
                .toList();
    }

    /** The machines report in turn, and each goes from one work order to the next. */
    private static Event<MaterialConsumed> consumed(long number, long of) {
        int machine = (int) (number % EdgeLines.MACHINES);
        long ofMachine = number / EdgeLines.MACHINES;
        long ofAnOrder = of / EdgeLines.MACHINES / ORDERS_OF_A_MACHINE;
        String order = "WO-" + machine + "-" + ofMachine / ofAnOrder;
        EquipmentPath line = new EquipmentPath("/acme/ulm/assembly/line" + machine);
        OffsetDateTime time = TIME.plusNanos(number * 300_000_000L);
        MaterialConsumed data = new MaterialConsumed(
                new WorkOrderId(order),
                new PlantId("ULM"),
                new OperationId("0020"),
                new ItemId("RM-100"),
                new LotId("L-" + order),
                new Quantity(new BigDecimal("2.500"), new UnitOfMeasure("KGM")),
                line,
                null,
                time);
        return Event.of(data, HubWitness.id(order, ofMachine % ofAnOrder), line.value(), order, time, order);
    }
}
