/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.entity.PurchaseOrderLine;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.value.AnyValue;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.TestReference;
import io.millrace.erp.sap.mapping.SapConfirmationMapper;
import io.millrace.erp.sap.mapping.SapConsumptionMapper;
import io.millrace.erp.sap.mapping.SapField;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapPurchaseOrderMapper;
import io.millrace.erp.sap.mapping.SapTime;
import io.millrace.erp.sap.wire.SapConfirmation;
import io.millrace.erp.sap.wire.SapMaterialDocument;
import io.millrace.erp.sap.wire.SapPurchaseOrder;
import io.millrace.erp.sap.wire.SapPurchaseOrder.ScheduleLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What no mapping to SAP may change: amounts, units and points in time. */
class SapMappingPropertiesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final SapPlant ULM = SapPlant.of(
            MappingContext.of(Map.of(), TestReference.read()),
            new PlantId("ULM"),
            OffsetDateTime.parse("2026-11-23T07:00:00+01:00"));

    @Property(tries = 300)
    void aPointInTimeIsTheSameAfterwards(@ForAll("instants") Instant instant) {
        OffsetDateTime at = instant.atZone(BERLIN).toOffsetDateTime();

        OffsetDateTime back = SapTime.onTheClock(
                SapTime.readDate("date", SapTime.date(at, BERLIN)),
                SapTime.readTime("time", SapTime.time(at, BERLIN)),
                BERLIN);
        Duration lost = Duration.between(back, at.truncatedTo(ChronoUnit.SECONDS));

        assertThat(lost).as("nothing, but in the hour that comes twice").isIn(Duration.ZERO, Duration.ofHours(1));
        assertThat(SapTime.readInstant("stamp", SapTime.stamp(instant)))
                .isEqualTo(instant.truncatedTo(ChronoUnit.SECONDS));
        assertThat(SapTime.readInstant("stamp", "/Date(" + instant.toEpochMilli() + "+0060)/"))
                .isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS));
    }

    @Property(tries = 300)
    void sapNeverSeesAnEndBeforeItsStart(@ForAll("instants") Instant start, @ForAll("minutes") int minutes) {
        ProductionConfirmed one = (ProductionConfirmed) Examples.data(EventType.PRODUCTION_CONFIRMED);
        OffsetDateTime from = start.atZone(BERLIN).toOffsetDateTime();
        OffsetDateTime to =
                start.plus(Duration.ofMinutes(minutes)).atZone(BERLIN).toOffsetDateTime();
        ProductionConfirmed confirmed = new ProductionConfirmed(
                one.workOrder(),
                one.plant(),
                one.operation(),
                one.item(),
                one.lot(),
                one.yield(),
                one.scrap(),
                one.rework(),
                false,
                one.equipment(),
                from,
                to);

        SapConfirmation mapped = new SapConfirmationMapper()
                .apply(Event.of(confirmed, "E-1", "/acme/ulm/assembly/line3", "WO-1", to, "WO-1"), ULM);

        assertThat(SapTime.readDate("d", mapped.endDate()).atTime(SapTime.readTime("t", mapped.endTime())))
                .isAfterOrEqualTo(
                        SapTime.readDate("d", mapped.startDate()).atTime(SapTime.readTime("t", mapped.startTime())));
    }

    @Property(tries = 300)
    void aQuantityIsExactOrRefused(@ForAll("quantities") Quantity quantity) {
        MaterialConsumed one = (MaterialConsumed) Examples.data(EventType.MATERIAL_CONSUMED);
        Quantity amount = new Quantity(quantity.value(), new UnitOfMeasure("KGM"));
        MaterialConsumed consumed = new MaterialConsumed(
                one.workOrder(),
                one.plant(),
                one.operation(),
                one.item(),
                one.lot(),
                amount,
                one.equipment(),
                null,
                one.consumedAt());
        Event<MaterialConsumed> event =
                Event.of(consumed, "E-1", "/acme/ulm/assembly/line3", "WO-1", one.consumedAt(), "WO-1");
        BigDecimal plain = amount.value().stripTrailingZeros();

        if (plain.scale() > 3 || plain.precision() - plain.scale() > 10) {
            assertThatThrownBy(() -> new SapConsumptionMapper().apply(event, ULM))
                    .isInstanceOf(MfgException.class)
                    .hasMessageContaining("MFG-SAP-002");
        } else if (plain.signum() != 0) {
            SapMaterialDocument document = (SapMaterialDocument) new SapConsumptionMapper().apply(event, ULM);
            assertThat(new BigDecimal(document.items().get(0).amount().quantity()))
                    .isEqualByComparingTo(amount.value());
            assertThat(document.items().get(0).amount().quantity()).matches("\\d+\\.\\d{3}");
        }
    }

    @Property(tries = 300)
    void whatIsScheduledForSeveralDaysIsWhatWasOrdered(@ForAll("schedules") List<Long> thousandths) {
        List<ScheduleLine> schedule = thousandths.stream()
                .map(amount -> new ScheduleLine("/Date(1796083200000)/", BigDecimal.valueOf(amount, 3)))
                .toList();
        BigDecimal ordered = BigDecimal.valueOf(
                thousandths.stream().mapToLong(Long::longValue).sum(), 3);
        SapPurchaseOrder order = new SapPurchaseOrder(
                "4500000017",
                "17300001",
                "/Date(1795413600000+0000)/",
                List.of(new SapPurchaseOrder.Item("00010", "ULM", "RM-100", ordered, "KG", schedule)));

        List<PurchaseOrderLine> lines = new SapPurchaseOrderMapper()
                .apply(order, ULM)
                .data()
                .purchaseOrder()
                .lines();

        assertThat(lines.stream().map(line -> line.quantity().value()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(ordered);
        assertThat(lines).allSatisfy(line -> assertThat(line.line()).isEqualTo(10));
    }

    @Property(tries = 200)
    void anOperationIsPaddedAndANumberIsNot(@ForAll("numbers") int number) {
        String padded = SapField.operation(Integer.toString(number));

        assertThat(padded).hasSize(4);
        assertThat(Integer.parseInt(padded)).isEqualTo(number);
        assertThat(SapField.number("00000" + number)).isEqualTo(Integer.toString(number));
    }

    @Test
    void everyUnitThatSapHasLeadsBackToItself() {
        Set<String> there = new HashSet<>();
        for (int number = 0; number < 36 * 36 * 36; number++) {
            String code = Integer.toString(number, 36).toUpperCase(Locale.ROOT);
            try {
                UnitOfMeasure unit = new UnitOfMeasure(code);
                String sap = ULM.unit(unit);
                assertThat(ULM.readUnit(sap)).isEqualTo(unit);
                assertThat(there.add(sap)).as(sap).isTrue();
            } catch (MfgException unknown) {
                assertThat(unknown.code()).isIn(ModelError.UNKNOWN_UNIT, SapError.UNKNOWN_UNIT);
            }
        }
        assertThat(there).hasSizeGreaterThan(30).contains("KG", "PC", "EA", "TH", "CDM");
    }

    @Provide
    Arbitrary<List<Long>> schedules() {
        return Arbitraries.longs()
                .between(0, 9_999_999_999L)
                .list()
                .ofMinSize(2)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(1_700_000_000_000L, 1_900_000_000_000L)
                .map(Instant::ofEpochMilli);
    }

    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(0, 600);
    }

    @Provide
    Arbitrary<Integer> numbers() {
        return Arbitraries.integers().between(0, 9999);
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return AnyValue.quantity();
    }
}
