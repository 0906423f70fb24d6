/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.counter.CounterReading;
import io.millrace.core.reference.CrossReference;
import io.millrace.mes.line.mapping.CounterReadingMapper;
import io.millrace.mes.line.mapping.MaterialConsumedMapper;
import io.millrace.mes.line.wire.LineConsumption;
import io.millrace.mes.line.wire.LineCount;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Whatever a line says: amounts stay exact, units are the plant's, points in time keep their offset. */
class LineMappingPropertiesTest {

    private static final CrossReference ULM = TestReference.ulm();
    private static final Map<String, String> UNITS =
            Map.of("kg", "KGM", "g", "GRM", "pcs", "EA", "pc", "EA", "m", "MTR", "l", "LTR");

    @Property
    void aConsumptionKeepsItsAmountAndItsTime(@ForAll("consumptions") LineConsumption told) {
        LineConsumption read = CanonicalJson.read(CanonicalJson.write(told), LineConsumption.class);
        Event<MaterialConsumed> event = new MaterialConsumedMapper().map(read, ULM);
        MaterialConsumed consumed = event.data();

        assertThat(consumed.quantity().value()).isEqualByComparingTo(told.quantity());
        assertThat(consumed.quantity().unit().code()).isEqualTo(UNITS.get(told.unit()));
        assertThat(consumed.consumedAt()).isEqualTo(told.consumedAt());
        assertThat(consumed.consumedAt().getOffset())
                .isEqualTo(told.consumedAt().getOffset());
        assertThat(event.envelope().time()).isEqualTo(told.consumedAt());
        assertThat(event.envelope().id()).isEqualTo(told.messageId());
    }

    /** Σ per lot and unit before = after. */
    @Property(tries = 200)
    void nothingOfALotIsLostOrMade(@ForAll("shifts") List<LineConsumption> told) {
        MaterialConsumedMapper mapper = new MaterialConsumedMapper();
        List<MaterialConsumed> mapped = told.stream()
                .map(consumption -> mapper.map(consumption, ULM).data())
                .toList();

        assertThat(sums(
                        mapped,
                        consumed -> consumed.lot() + " " + consumed.quantity().unit(),
                        consumed -> consumed.quantity().value()))
                .isEqualTo(sums(
                        told,
                        consumption -> consumption.lot() + " " + UNITS.get(consumption.unit()),
                        LineConsumption::quantity));
    }

    @Property
    void aCountKeepsItsThreeTotals(
            @ForAll("amounts") BigDecimal good,
            @ForAll("amounts") BigDecimal scrap,
            @ForAll("amounts") BigDecimal rework,
            @ForAll("units") String unit,
            @ForAll("times") OffsetDateTime countedAt) {
        LineCount told = new LineCount(
                "P-1",
                "ULM-L3",
                new WorkOrderId("WO-1"),
                new OperationId("0010"),
                "FG-200",
                null,
                good,
                scrap,
                rework,
                unit,
                false,
                countedAt);
        CounterReading reading = new CounterReadingMapper().map(told, ULM);

        assertThat(reading.good().value()).isEqualByComparingTo(good);
        assertThat(reading.scrap().value()).isEqualByComparingTo(scrap);
        assertThat(reading.rework().value()).isEqualByComparingTo(rework);
        assertThat(reading.good().unit().code()).isEqualTo(UNITS.get(unit));
        assertThat(reading.countedAt()).isEqualTo(countedAt);
    }

    @Property
    void plannedMinutesAreEnoughAndLessThanOneTooMany(@ForAll @LongRange(min = 0, max = 1L << 40) long millis) {
        Duration planned = Duration.ofMillis(millis);
        Duration minutes = Duration.ofMinutes(PlannedTime.minutes(planned));

        assertThat(minutes).isGreaterThanOrEqualTo(planned);
        assertThat(minutes.minus(planned)).isLessThan(Duration.ofMinutes(1));
    }

    @Provide
    Arbitrary<LineConsumption> consumptions() {
        Arbitrary<LotId> lots = Arbitraries.of("L-77", "L-78").map(LotId::new).injectNull(0.2);
        return Combinators.combine(amounts(), units(), times(), lots, Arbitraries.of("ULM-L1", "ULM-L3"))
                .as((amount, unit, time, lot, machine) -> new LineConsumption(
                        machine + "-C-" + time.toInstant().toEpochMilli(),
                        null,
                        machine,
                        new WorkOrderId("WO-1001"),
                        new OperationId("0020"),
                        "RM-100",
                        lot,
                        amount,
                        unit,
                        time));
    }

    @Provide
    Arbitrary<List<LineConsumption>> shifts() {
        return consumptions().list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99999999.999999"))
                .ofScale(6)
                .map(amount -> amount.signum() == 0 ? amount : amount.stripTrailingZeros());
    }

    @Provide
    Arbitrary<String> units() {
        return Arbitraries.of(UNITS.keySet());
    }

    /** Any offset there is, also around the changes of summer time. */
    @Provide
    Arbitrary<OffsetDateTime> times() {
        Arbitrary<ZoneOffset> offsets =
                Arbitraries.integers().between(-72, 72).map(quarters -> ZoneOffset.ofTotalSeconds(quarters * 900));
        Arbitrary<LocalDateTime> locals = Arbitraries.longs()
                .between(0, Duration.ofDays(365).toMillis() - 1)
                .map(millis -> LocalDateTime.of(2026, 1, 2, 0, 0).plus(Duration.ofMillis(millis)));
        return Combinators.combine(locals, offsets).as(OffsetDateTime::of);
    }

    private static <T> Map<String, BigDecimal> sums(
            List<T> facts, Function<T, String> key, Function<T, BigDecimal> amount) {
        return facts.stream()
                .collect(Collectors.groupingBy(
                        key,
                        Collectors.collectingAndThen(
                                Collectors.reducing(BigDecimal.ZERO, amount, BigDecimal::add),
                                BigDecimal::stripTrailingZeros)));
    }
}
