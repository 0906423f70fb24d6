/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms;

import static java.math.BigDecimal.ZERO;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.entity.HandlingUnit;
import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.AnyValue;
import io.millrace.canonical.value.Quantity;
import io.millrace.wms.customer.mapping.CustomerShipmentMapper;
import io.millrace.wms.customer.wire.CustomerShipment;
import io.millrace.wms.inventory.mapping.InventoryIssueMapper;
import io.millrace.wms.inventory.wire.InventoryMovement;
import io.millrace.wms.wms.mapping.HandlingUnitMoveMapper;
import io.millrace.wms.wms.mapping.ShipmentMapper;
import io.millrace.wms.wms.wire.WmsHandlingUnitMove;
import io.millrace.wms.wms.wire.WmsHandlingUnitMove.WmsContent;
import io.millrace.wms.wms.wire.WmsShipmentNotice;
import io.millrace.wms.wms.wire.WmsShipmentNotice.WmsShipment;
import io.millrace.wms.wms.wire.WmsShipmentNotice.WmsShipmentLine;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What no mapping around the warehouse may change: amounts, units, lots and points in time. */
class WmsMappingPropertiesTest {

    /** An amount of a lot in a unit. */
    private record Amount(String lot, String unit, BigDecimal value) {}

    @Property(tries = 200)
    void aShipmentConservesEachLotFromTheWarehouseToTheCustomer(
            @ForAll("lines") List<WmsShipmentLine> lines, @ForAll("times") OffsetDateTime time) {
        WmsShipmentNotice notice = onTheWire(
                new WmsShipmentNotice(
                        "E-1",
                        WmsShipmentNotice.Status.DISPATCHED,
                        time,
                        new WmsShipment("S-1", "ULM", "C-1", "DHL", null, lines)),
                WmsShipmentNotice.class);

        Event<ShipmentDispatched> event = dispatched(new ShipmentMapper().apply(notice));
        CustomerShipment told = onTheWire(new CustomerShipmentMapper().apply(event), CustomerShipment.class);

        Shipment shipment = event.data().shipment();
        Map<String, BigDecimal> sent =
                byLot(lines.stream().map(line -> new Amount(line.lot(), line.unit(), line.quantity())));
        assertThat(byLot(shipment.lines().stream()
                        .map(line -> new Amount(
                                Objects.toString(line.lot(), null),
                                line.quantity().unit().code(),
                                line.quantity().value()))))
                .isEqualTo(sent);
        assertThat(byLot(told.lines().stream()
                        .map(line -> new Amount(line.lot(), line.unit(), new BigDecimal(line.quantity())))))
                .isEqualTo(sent);
        assertThat(told.dispatchedAt()).isEqualTo(time);
        assertThat(told.dispatchedAt().getOffset()).isEqualTo(time.getOffset());
    }

    @Property(tries = 200)
    void aHandlingUnitKeepsWhatIsOnIt(
            @ForAll("lines") List<WmsShipmentLine> lines, @ForAll("times") OffsetDateTime time) {
        List<WmsContent> contents = lines.stream()
                .map(line -> new WmsContent(line.item(), line.lot(), line.quantity(), line.unit()))
                .toList();
        WmsHandlingUnitMove move = onTheWire(
                new WmsHandlingUnitMove("E-1", time, "HU-1", "ULM", "A", "B", contents), WmsHandlingUnitMove.class);

        HandlingUnit unit = new HandlingUnitMoveMapper().apply(move).data().handlingUnit();

        assertThat(byLot(unit.contents().stream()
                        .map(content -> new Amount(
                                Objects.toString(content.lot(), null),
                                content.quantity().unit().code(),
                                content.quantity().value()))))
                .isEqualTo(byLot(contents.stream()
                        .map(content -> new Amount(content.lot(), content.unit(), content.quantity()))));
    }

    @Property(tries = 200)
    void anIssueKeepsAmountUnitAndTime(@ForAll("quantities") Quantity quantity, @ForAll("times") OffsetDateTime time) {
        MaterialConsumed one = (MaterialConsumed) Examples.data(EventType.MATERIAL_CONSUMED);
        MaterialConsumed consumed = new MaterialConsumed(
                one.workOrder(),
                one.plant(),
                one.operation(),
                one.item(),
                one.lot(),
                quantity,
                one.equipment(),
                one.location(),
                time);
        Event<MaterialConsumed> event = Event.of(consumed, "E-1", "/acme/ulm/assembly/line3", "WO-1", time, "WO-1");

        InventoryMovement movement = onTheWire(new InventoryIssueMapper().apply(event), InventoryMovement.class);

        assertThat(Quantity.of(movement.quantity(), movement.unit())).isEqualTo(quantity);
        assertThat(movement.at().getOffset()).isEqualTo(time.getOffset());
        assertThat(movement.at()).isEqualTo(time);
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return AnyValue.quantity();
    }

    @Provide
    Arbitrary<OffsetDateTime> times() {
        return AnyValue.time();
    }

    @Provide
    Arbitrary<List<WmsShipmentLine>> lines() {
        return Combinators.combine(AnyValue.lot(), AnyValue.quantity())
                .as((lot, quantity) -> new WmsShipmentLine(
                        "FG-200",
                        Objects.toString(lot, null),
                        quantity.value(),
                        quantity.unit().code(),
                        null))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    private static Map<String, BigDecimal> byLot(Stream<Amount> amounts) {
        return amounts.collect(Collectors.groupingBy(
                amount -> amount.lot() + ' ' + amount.unit(),
                Collectors.collectingAndThen(
                        reducing(ZERO, Amount::value, BigDecimal::add), BigDecimal::stripTrailingZeros)));
    }

    @SuppressWarnings("unchecked")
    private static Event<ShipmentDispatched> dispatched(Event<?> event) {
        return (Event<ShipmentDispatched>) event;
    }

    private static <T> T onTheWire(T record, Class<T> type) {
        return CanonicalJson.read(CanonicalJson.write(record), type);
    }
}
