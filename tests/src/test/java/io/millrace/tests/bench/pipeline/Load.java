/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The input: production confirmations of 20 lines and 2,000 work orders as CloudEvents, about 0.9 kB each with their
 * attributes. One in 20 is an earlier one again, up to 5,000 events later, as a source's redelivery brings it.
 */
final class Load {

    static final int PARTITIONS = 4;

    private static final OffsetDateTime BEGIN = OffsetDateTime.parse("2026-11-23T06:00:00.123+01:00");
    private static final int EVERY = 20;
    private static final int DISTANCE = 5_000;
    private static final int LINES = 20;
    private static final int WORK_ORDERS = 2_000;

    private Load() {}

    /** How many different events there are among so many. */
    static int unique(int events) {
        return events - events / EVERY;
    }

    static void publish(String bootstrapServers, String topic, int events) {
        Random random = new Random(events);
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "linger.ms",
                        5,
                        "batch.size",
                        131_072,
                        "max.in.flight.requests.per.connection", // more may stall: decision 4
                        1),
                new StringSerializer(),
                new ByteArraySerializer())) {
            int next = 0;
            for (int i = 1; i <= events; i++) {
                boolean again = i % EVERY == 0;
                producer.send(
                        record(topic, again ? next - 1 - random.nextInt(Math.min(next, DISTANCE)) : next++),
                        (written, e) -> failure.compareAndSet(null, e));
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("the input is not whole", failure.get());
        }
    }

    private static ProducerRecord<String, byte[]> record(String topic, int number) {
        Event<ProductionConfirmed> event = event(number);
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(topic, event.envelope().partitionKey(), CloudEventCodec.data(event));
        CloudEventCodec.attributes(event.envelope())
                .forEach((name, value) -> record.headers().add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static Event<ProductionConfirmed> event(int number) {
        String workOrder = "WO-" + (100_000 + number % WORK_ORDERS);
        OffsetDateTime from = BEGIN.plusSeconds(number);
        EquipmentPath line = new EquipmentPath("/acme/ulm/assembly/line" + number % LINES);
        ProductionConfirmed data = new ProductionConfirmed(
                new WorkOrderId(workOrder),
                new PlantId("ULM"),
                new OperationId("0020"),
                new ItemId("FG-" + (2_000 + number % 200)),
                new LotId("L-" + (900_000 + number % WORK_ORDERS)),
                Quantity.of(yielded(number), "EA"),
                Quantity.of("3", "EA"),
                Quantity.of("0", "EA"),
                false,
                line,
                from,
                from.plusSeconds(30));
        return Event.of(data, id(number), line.value(), workOrder, data.to(), workOrder)
                .withSequence(number / LINES + 1L);
    }

    private static String id(int number) {
        return String.format("ULM-P-%09d", number);
    }

    private static String yielded(int number) {
        return number % 500 + 1 + ".250";
    }

    /** The number of the event that an output event is the effect of. */
    static int numberOf(String outputId) {
        return Integer.parseInt(outputId.substring("ULM-P-".length(), "ULM-P-".length() + 9));
    }

    /** Is this what every peer has to make of the event? */
    static boolean isRight(int number, String outputId, String key, JsonNode data) {
        return outputId.equals(id(number) + "-stock")
                && key.equals("lot:L-" + (900_000 + number % WORK_ORDERS))
                && data.path("location").asText().equals("line" + number % LINES)
                && data.path("item").asText().equals("FG-" + (2_000 + number % 200))
                && data.path("difference").path("value").decimalValue().equals(new BigDecimal(yielded(number)))
                && data.path("difference").path("unit").asText().equals("EA")
                && OffsetDateTime.parse(data.path("adjustedAt").asText())
                        .equals(BEGIN.plusSeconds(number).plusSeconds(30));
    }
}
