/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.AnyValue;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import io.millrace.erp.tryton.mapping.ConfirmationMapper;
import io.millrace.erp.tryton.mapping.ConsumptionMapper;
import io.millrace.erp.tryton.mapping.DeliveryMapper;
import io.millrace.erp.tryton.mapping.StockMapper;
import io.millrace.erp.tryton.mapping.TrytonCodes;
import io.millrace.erp.tryton.rpc.Values;
import io.millrace.erp.tryton.wire.TrytonConfirmation;
import io.millrace.erp.tryton.wire.TrytonConsumption;
import io.millrace.erp.tryton.wire.TrytonDelivery;
import io.millrace.erp.tryton.wire.TrytonStock;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What no mapping to or from Tryton may change: amounts by lot, units and points in time. */
class TrytonMappingPropertiesTest {

    private static final MappingContext PLAIN = MappingContext.of(Map.of());
    private static final PlantId ULM = new PlantId("ULM");
    private static final ItemId ITEM = new ItemId("CAST-10");
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-23T07:00:00+01:00");

    @Property(tries = 300)
    void whatLeavesOfEachLotIsWhatWasLoaded(@ForAll("lines") List<ShipmentLine> lines) {
        ShipmentDispatched one = (ShipmentDispatched) Examples.data(EventType.SHIPMENT_DISPATCHED);
        Shipment shipment = one.shipment();
        Shipment loaded =
                new Shipment(shipment.id(), shipment.plant(), shipment.customer(), shipment.carrier(), null, lines);

        TrytonDelivery delivery = new DeliveryMapper()
                .map(event(new ShipmentDispatched(loaded, one.dispatchedAt()), one.dispatchedAt()), PLAIN);

        Map<String, BigDecimal> left = new TreeMap<>();
        delivery.lines()
                .forEach(
                        line -> left.merge(line.lot() + line.unit(), new BigDecimal(line.quantity()), BigDecimal::add));
        Map<String, BigDecimal> loads = new TreeMap<>();
        lines.forEach(line -> loads.merge(
                line.lot() + symbol(line.quantity().unit()), line.quantity().value(), BigDecimal::add));
        assertThat(left).isEqualTo(loads);
        assertThat(delivery.lines()).hasSameSizeAs(lines);
    }

    @Property(tries = 300)
    void aConsumptionKeepsAmountUnitLotAndTime(
            @ForAll("quantities") Quantity quantity, @ForAll("lots") LotId lot, @ForAll("times") OffsetDateTime time) {
        MaterialConsumed one = (MaterialConsumed) Examples.data(EventType.MATERIAL_CONSUMED);
        MaterialConsumed consumed = new MaterialConsumed(
                one.workOrder(), one.plant(), one.operation(), one.item(), lot, quantity, one.equipment(), null, time);

        TrytonConsumption mapped = new ConsumptionMapper().map(event(consumed, time), PLAIN);
        TrytonConsumption read = CanonicalJson.read(CanonicalJson.write(mapped), TrytonConsumption.class);

        assertThat(new BigDecimal(read.quantity())).isEqualTo(quantity.value());
        assertThat(read.unit()).isEqualTo(symbol(quantity.unit()));
        assertThat(read.lot()).isEqualTo(Objects.toString(lot, null));
        assertThat(read.consumedAt().toInstant()).isEqualTo(time.toInstant());
    }

    @Property(tries = 300)
    void aConfirmationKeepsYieldScrapAndTheTimeItTook(
            @ForAll("amounts") BigDecimal yield,
            @ForAll("amounts") BigDecimal scrap,
            @ForAll("times") OffsetDateTime from,
            @ForAll("minutes") int minutes) {
        ProductionConfirmed one = (ProductionConfirmed) Examples.data(EventType.PRODUCTION_CONFIRMED);
        UnitOfMeasure piece = new UnitOfMeasure("EA");
        ProductionConfirmed confirmed = new ProductionConfirmed(
                one.workOrder(),
                one.plant(),
                one.operation(),
                one.item(),
                one.lot(),
                new Quantity(yield, piece),
                new Quantity(scrap, piece),
                new Quantity(BigDecimal.ZERO, piece),
                false,
                one.equipment(),
                from,
                from.plusMinutes(minutes));

        TrytonConfirmation mapped = new ConfirmationMapper().map(event(confirmed, from), PLAIN);

        assertThat(new BigDecimal(mapped.yield())).isEqualTo(yield);
        assertThat(new BigDecimal(mapped.scrap())).isEqualTo(scrap);
        assertThat(ChronoUnit.MINUTES.between(mapped.from(), mapped.to())).isEqualTo(minutes);
    }

    @Property(tries = 300)
    void theStockOfAllPlacesIsWhatIsAvailableAndWhatIsHeld(@ForAll("places") List<TrytonStock.Line> lines) {
        StockQuestion question = new StockQuestion(ULM, ITEM, null);

        AvailableStock stock =
                new StockMapper(TrytonCodes.of(PLAIN, ULM, NOW)).map(question, new TrytonStock("kg", lines), NOW);

        BigDecimal held = stock.balances().stream()
                .filter(balance -> balance.disposition() == Disposition.RESTRICTED)
                .map(balance -> balance.quantity().value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal all =
                lines.stream().map(line -> new BigDecimal(line.quantity())).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(stock.available().value().add(held)).isEqualByComparingTo(all);
        assertThat(stock.available().unit()).hasToString("KGM");
        assertThat(stock.balances()).hasSameSizeAs(lines);
    }

    @Property(tries = 300)
    void aFloatOfTrytonIsTheAmountOrRefused(@ForAll("amounts") BigDecimal amount) {
        BigDecimal kept = BigDecimal.valueOf(amount.doubleValue());

        assertThat(Values.isExact(amount)).isEqualTo(kept.compareTo(amount) == 0);
        if (amount.precision() <= 15) {
            assertThat(Values.isExact(amount)).as("15 digits fit").isTrue();
        }
    }

    @Property(tries = 300)
    void aPointInTimeIsTheSameAfterwards(@ForAll("times") OffsetDateTime time) {
        LocalDateTime inTryton = time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();

        assertThat(Values.dateTime(CanonicalJson.mapper().valueToTree(Values.dateTime(inTryton))))
                .isEqualTo(inTryton.truncatedTo(ChronoUnit.MICROS));
        assertThat(Values.date(CanonicalJson.mapper().valueToTree(Values.date(inTryton.toLocalDate()))))
                .isEqualTo(inTryton.toLocalDate());
    }

    @Property(tries = 100)
    void aUnitThatTrytonDoesNotHaveIsRefused(@ForAll("others") UnitOfMeasure unit) {
        assertThatThrownBy(() -> symbol(unit)).isInstanceOf(MfgException.class).hasMessageContaining(unit.code());
    }

    @Property(tries = 100)
    void aUnitComesBackAsItWas(@ForAll("units") UnitOfMeasure unit) {
        TrytonStock nothing = new TrytonStock(symbol(unit), List.of());

        AvailableStock stock =
                new StockMapper(TrytonCodes.of(PLAIN, ULM, NOW)).map(new StockQuestion(ULM, ITEM, null), nothing, NOW);

        assertThat(stock.available().unit()).isEqualTo(unit);
    }

    private static String symbol(UnitOfMeasure unit) {
        MaterialConsumed one = (MaterialConsumed) Examples.data(EventType.MATERIAL_CONSUMED);
        MaterialConsumed consumed = new MaterialConsumed(
                one.workOrder(),
                one.plant(),
                one.operation(),
                one.item(),
                null,
                new Quantity(BigDecimal.ONE, unit),
                one.equipment(),
                null,
                NOW);
        return new ConsumptionMapper().map(event(consumed, NOW), PLAIN).unit();
    }

    private static <D extends EventData> Event<D> event(D data, OffsetDateTime time) {
        return Event.of(data, "E-1", "/acme/ulm/assembly/line3", "WO-1", time, "WO-1");
    }

    @Provide
    Arbitrary<List<ShipmentLine>> lines() {
        Arbitrary<Quantity> positive =
                AnyValue.quantity().filter(quantity -> quantity.value().signum() > 0);
        return Combinators.combine(AnyValue.lot(), positive)
                .as((lot, quantity) -> new ShipmentLine(ITEM, lot, quantity, null))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<TrytonStock.Line>> places() {
        Arbitrary<String> amounts = Arbitraries.longs()
                .between(1, 9_999_999)
                .map(thousandths -> BigDecimal.valueOf(thousandths, 3).toPlainString());
        return Combinators.combine(Arbitraries.of("STO", "LINE1", "QHOLD"), AnyValue.lot(), amounts)
                .as((place, lot, amount) ->
                        new TrytonStock.Line(place, place.equals("QHOLD"), Objects.toString(lot, null), amount))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return AnyValue.quantity().filter(quantity -> quantity.value().signum() > 0);
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return AnyValue.amount();
    }

    @Provide
    Arbitrary<LotId> lots() {
        return AnyValue.lot();
    }

    @Provide
    Arbitrary<OffsetDateTime> times() {
        return AnyValue.time();
    }

    @Provide
    Arbitrary<Integer> minutes() {
        return Arbitraries.integers().between(0, 600);
    }

    @Provide
    Arbitrary<UnitOfMeasure> units() {
        return AnyValue.unit();
    }

    @Provide
    Arbitrary<UnitOfMeasure> others() {
        return Arbitraries.of("MGM", "PR", "TNE", "DZN").map(UnitOfMeasure::new);
    }
}
