/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp;

import static java.math.BigDecimal.ZERO;
import static java.util.stream.Collectors.reducing;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.entity.Component;
import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.AnyValue;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.erp.costing.mapping.MaterialPostingMapper;
import io.millrace.erp.costing.wire.CostingPosting;
import io.millrace.erp.rest.mapping.ConfirmationMapper;
import io.millrace.erp.rest.mapping.DeliveryMapper;
import io.millrace.erp.rest.mapping.GoodsMovementMapper;
import io.millrace.erp.rest.mapping.WorkOrderMapper;
import io.millrace.erp.rest.wire.ErpConfirmation;
import io.millrace.erp.rest.wire.ErpDelivery;
import io.millrace.erp.rest.wire.ErpGoodsMovement;
import io.millrace.erp.rest.wire.ErpWorkOrder;
import io.millrace.erp.rest.wire.ErpWorkOrder.ErpComponent;
import io.millrace.erp.rest.wire.ErpWorkOrderChange;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What no mapping of the ERP may change: amounts, units, lots and points in time. */
class ErpMappingPropertiesTest {

    @Property(tries = 200)
    void consumptionKeepsAmountUnitAndTimeOnTheWire(
            @ForAll("quantities") Quantity quantity, @ForAll("times") OffsetDateTime time) {
        MaterialConsumed one = (MaterialConsumed) Examples.data(EventType.MATERIAL_CONSUMED);
        Event<MaterialConsumed> event = event(
                new MaterialConsumed(
                        one.workOrder(),
                        one.plant(),
                        one.operation(),
                        one.item(),
                        one.lot(),
                        quantity,
                        one.equipment(),
                        one.location(),
                        time),
                time);

        ErpGoodsMovement movement = onTheWire(new GoodsMovementMapper().apply(event), ErpGoodsMovement.class);
        CostingPosting posting = onTheWire(new MaterialPostingMapper().apply(event), CostingPosting.class);

        assertThat(Quantity.of(movement.quantity(), movement.unit())).isEqualTo(quantity);
        assertThat(Quantity.of(posting.quantity(), posting.unit())).isEqualTo(quantity);
        assertThat(movement.quantity()).doesNotContainIgnoringCase("e");
        assertThat(movement.postedAt()).isEqualTo(time);
        assertThat(movement.postedAt().getOffset()).isEqualTo(time.getOffset());
        assertThat(posting.postedAt().getOffset()).isEqualTo(time.getOffset());
    }

    @Property(tries = 200)
    void aConfirmationKeepsYieldScrapAndRework(
            @ForAll("amounts") BigDecimal yield,
            @ForAll("amounts") BigDecimal scrap,
            @ForAll("amounts") BigDecimal rework,
            @ForAll("units") UnitOfMeasure unit,
            @ForAll("times") OffsetDateTime from) {
        ProductionConfirmed one = (ProductionConfirmed) Examples.data(EventType.PRODUCTION_CONFIRMED);
        OffsetDateTime to = from.plusHours(2);
        Event<ProductionConfirmed> event = event(
                new ProductionConfirmed(
                        one.workOrder(),
                        one.plant(),
                        one.operation(),
                        one.item(),
                        one.lot(),
                        new Quantity(yield, unit),
                        new Quantity(scrap, unit),
                        new Quantity(rework, unit),
                        true,
                        one.equipment(),
                        from,
                        to),
                to);

        ErpConfirmation confirmation = onTheWire(new ConfirmationMapper().apply(event), ErpConfirmation.class);

        assertThat(new BigDecimal(confirmation.yield())).isEqualByComparingTo(yield);
        assertThat(new BigDecimal(confirmation.scrap())).isEqualByComparingTo(scrap);
        assertThat(new BigDecimal(confirmation.rework())).isEqualByComparingTo(rework);
        assertThat(confirmation.unit()).isEqualTo(unit.code());
        assertThat(confirmation.from().getOffset()).isEqualTo(from.getOffset());
        assertThat(confirmation.to()).isEqualTo(to);
    }

    @Property(tries = 200)
    void aDeliveryConservesEachLot(@ForAll("lines") List<ShipmentLine> lines, @ForAll("times") OffsetDateTime time) {
        Shipment one = ((ShipmentDispatched) Examples.data(EventType.SHIPMENT_DISPATCHED)).shipment();
        Shipment shipment =
                new Shipment(one.id(), one.plant(), one.customer(), one.carrier(), one.trackingNumber(), lines);

        ErpDelivery delivery = onTheWire(
                new DeliveryMapper().apply(event(new ShipmentDispatched(shipment, time), time)), ErpDelivery.class);

        assertThat(delivery.lines().stream()
                        .collect(Collectors.groupingBy(
                                line -> line.lot() + " " + line.unit(),
                                reducing(ZERO, line -> new BigDecimal(line.quantity()), BigDecimal::add))))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(lines.stream()
                        .collect(Collectors.groupingBy(
                                line -> line.lot() + " " + line.quantity().unit(),
                                reducing(ZERO, line -> line.quantity().value(), BigDecimal::add))));
    }

    @Property(tries = 200)
    void aWorkOrderConservesEachLotOfItsComponents(
            @ForAll("components") List<ErpComponent> components, @ForAll("times") OffsetDateTime start) {
        ErpWorkOrder order = new ErpWorkOrder(
                "WO-1",
                "ULM",
                "FG-200",
                BigDecimal.TEN,
                "EA",
                null,
                1,
                start,
                start.plusHours(8),
                List.of(),
                components);
        ErpWorkOrderChange change = onTheWire(
                new ErpWorkOrderChange("E-1", ErpWorkOrderChange.Change.RELEASED, start, order),
                ErpWorkOrderChange.class);

        WorkOrder mapped =
                ((WorkOrderReleased) new WorkOrderMapper().apply(change).data()).workOrder();

        assertThat(mapped.components().stream()
                        .collect(Collectors.groupingBy(
                                component -> Objects.toString(component.lot())
                                        + component.quantity().unit(),
                                reducing(ZERO, component -> component.quantity().value(), BigDecimal::add))))
                .usingRecursiveComparison()
                .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                .isEqualTo(components.stream()
                        .collect(Collectors.groupingBy(
                                component -> component.lot() + component.unit(),
                                reducing(ZERO, ErpComponent::quantity, BigDecimal::add))));
        assertThat(mapped.components()).extracting(Component::backflush).doesNotContain(true);
        assertThat(mapped.plannedStart()).isEqualTo(start);
        assertThat(mapped.plannedStart().getOffset()).isEqualTo(start.getOffset());
    }

    @Provide
    Arbitrary<Quantity> quantities() {
        return AnyValue.quantity();
    }

    @Provide
    Arbitrary<BigDecimal> amounts() {
        return AnyValue.amount();
    }

    @Provide
    Arbitrary<UnitOfMeasure> units() {
        return AnyValue.unit();
    }

    @Provide
    Arbitrary<OffsetDateTime> times() {
        return AnyValue.time();
    }

    @Provide
    Arbitrary<List<ShipmentLine>> lines() {
        return Combinators.combine(AnyValue.lot(), AnyValue.quantity())
                .as((lot, quantity) -> new ShipmentLine(new ItemId("FG-200"), lot, quantity, null))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<ErpComponent>> components() {
        return Combinators.combine(AnyValue.lot(), AnyValue.quantity())
                .as((lot, quantity) -> new ErpComponent(
                        "0010", "RM-100", quantity.value(), quantity.unit().code(), text(lot), false))
                .list()
                .ofMaxSize(12);
    }

    private static String text(LotId lot) {
        return lot == null ? null : lot.value();
    }

    private static <D extends EventData> Event<D> event(D data, OffsetDateTime time) {
        return Event.of(data, "E-1", "/acme/ulm/assembly/line3", "S-1", time, "S-1");
    }

    private static <T> T onTheWire(T record, Class<T> type) {
        return CanonicalJson.read(CanonicalJson.write(record), type);
    }
}
