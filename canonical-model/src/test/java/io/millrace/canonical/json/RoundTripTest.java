/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.entity.Component;
import io.millrace.canonical.entity.Operation;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import io.millrace.canonical.value.WorkOrderId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an event says, both modes bring it back: digits, units, offsets and characters. */
class RoundTripTest {

    @Property(tries = 500)
    void anEventSurvivesBothModes(@ForAll("events") Event<?> event) {
        byte[] data = CloudEventCodec.data(event);

        Event<?> binary = CloudEventCodec.decode(CloudEventCodec.attributes(event.envelope()), data);
        Event<?> structured = CloudEventCodec.readStructured(CloudEventCodec.writeStructured(event));

        assertThat(binary).isEqualTo(event);
        assertThat(structured).isEqualTo(event);
        assertThat(CloudEventCodec.data(binary)).isEqualTo(data);
        assertThat(CloudEventCodec.data(structured)).isEqualTo(data);
    }

    @Provide
    Arbitrary<Event<? extends EventData>> events() {
        Arbitrary<EventData> data = Arbitraries.oneOf(consumptions(), orders());
        return Combinators.combine(data, ids(), times(), Arbitraries.longs().between(1, Long.MAX_VALUE))
                .as((fact, id, time, sequence) -> Event.of(fact, id, "/millrace/ulm/assembly/line3", id, time, id)
                        .withSequence(sequence));
    }

    private Arbitrary<EventData> consumptions() {
        return Combinators.combine(ids(), ids().injectNull(0.3), quantities(0), times())
                .as((id, lot, quantity, time) -> new MaterialConsumed(
                        new WorkOrderId(id),
                        new PlantId(id),
                        new OperationId(id),
                        new ItemId(id),
                        lot == null ? null : new LotId(lot),
                        quantity,
                        new EquipmentPath("/millrace/ulm"),
                        null,
                        time));
    }

    private Arbitrary<EventData> orders() {
        Arbitrary<Operation> operations = Combinators.combine(
                        ids(),
                        Arbitraries.strings().all().ofMaxLength(40),
                        Arbitraries.longs().between(0, 10_000_000))
                .as((id, text, seconds) -> new Operation(
                        new OperationId(id),
                        new WorkCenterId(id),
                        text.replaceAll("\\p{Cs}", ""),
                        Duration.ofSeconds(seconds)));
        Arbitrary<Component> components = Combinators.combine(ids(), quantities(-1_000_000))
                .as((id, quantity) -> new Component(new OperationId(id), new ItemId(id), quantity, null, true));
        return Combinators.combine(
                        ids(),
                        quantities(1),
                        times(),
                        operations.list().ofMaxSize(4),
                        components.list().ofMaxSize(4))
                .as((id, quantity, time, steps, parts) ->
                        new WorkOrderReleased(order(id, quantity, time, steps, parts)));
    }

    private static WorkOrder order(
            String id,
            Quantity quantity,
            OffsetDateTime start,
            List<Operation> operations,
            List<Component> components) {
        return new WorkOrder(
                new WorkOrderId(id),
                new PlantId("ULM"),
                new ItemId(id),
                quantity,
                null,
                0,
                start,
                start.plusHours(1),
                operations,
                components);
    }

    private static Arbitrary<Quantity> quantities(int least) {
        return Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.valueOf(least), new BigDecimal("9999999999"))
                                .ofScale(9),
                        Arbitraries.of("EA", "KGM", "LTR", "HUR", "MTR", "XBX", "LBR"))
                .as((value, unit) -> new Quantity(value, new UnitOfMeasure(unit)));
    }

    private static Arbitrary<OffsetDateTime> times() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_102_444_800_000_000L),
                        Arbitraries.integers().between(-18 * 60, 18 * 60))
                .as((micros, minutes) -> OffsetDateTime.ofInstant(
                        Instant.EPOCH.plusNanos(micros * 1000), ZoneOffset.ofTotalSeconds(minutes * 60)));
    }

    private static Arbitrary<String> ids() {
        return Arbitraries.strings()
                .withCharRange('!', '~')
                .withChars("äöüß漢字/- ")
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(id -> id.equals(id.strip()));
    }
}
