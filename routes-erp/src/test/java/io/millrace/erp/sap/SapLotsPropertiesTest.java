/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.TestReference;
import io.millrace.erp.sap.mapping.SapGoodsIssueMapper;
import io.millrace.erp.sap.mapping.SapInboundDeliveryMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapWorkOrderMapper;
import io.millrace.erp.sap.wire.SapGoodsIssue;
import io.millrace.erp.sap.wire.SapInboundDelivery;
import io.millrace.erp.sap.wire.SapOrderChange;
import io.millrace.erp.sap.wire.SapOrderChange.Change;
import io.millrace.erp.sap.wire.SapProductionOrder;
import io.millrace.erp.sap.wire.SapProductionOrder.SapComponent;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Of each lot there is as much after a mapping as before it. */
class SapLotsPropertiesTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-23T07:00:00+01:00");
    private static final SapPlant ULM =
            SapPlant.of(MappingContext.of(Map.of(), TestReference.read()), new PlantId("ULM"), AT);

    /** Some of a lot, or of what has none. */
    record Part(String item, @Nullable String lot, BigDecimal amount) {}

    /** By item and lot. */
    private static final class Sums {

        private final Map<String, BigDecimal> sums = new TreeMap<>();

        void add(Object item, @Nullable Object lot, BigDecimal amount) {
            sums.merge(item + " " + lot, amount, BigDecimal::add);
        }

        static Map<String, BigDecimal> of(List<Part> parts) {
            Sums sums = new Sums();
            parts.forEach(part -> sums.add(part.item(), part.lot(), part.amount()));
            return sums.plain();
        }

        Map<String, BigDecimal> plain() {
            sums.replaceAll((key, sum) -> sum.stripTrailingZeros());
            return sums;
        }
    }

    @Property(tries = 200)
    void ofAWorkOrdersComponents(@ForAll("parts") List<Part> parts) {
        List<SapComponent> components = parts.stream()
                .map(part ->
                        new SapComponent("0010", part.item(), part.amount(), "KG", part.lot(), false, false, false))
                .toList();
        SapProductionOrder order = CanonicalJson.read(
                CanonicalJson.write(Map.of(
                        "ManufacturingOrder", "1000012",
                        "ProductionPlant", "ULM",
                        "LastChangeDateTime", "20261123060000",
                        "Material", "FG-200",
                        "TotalQuantity", 10,
                        "ProductionUnit", "EA",
                        "MfgOrderPlannedStartDate", "/Date(1795392000000)/",
                        "MfgOrderPlannedEndDate", "/Date(1795478400000)/",
                        "to_ProductionOrderComponent", components)),
                SapProductionOrder.class);

        Event<?> event = new SapWorkOrderMapper().apply(new SapOrderChange(Change.RELEASED, null, order), ULM);

        Sums mapped = new Sums();
        ((WorkOrderReleased) event.data())
                .workOrder()
                .components()
                .forEach(component -> mapped.add(
                        component.item(), component.lot(), component.quantity().value()));
        assertThat(mapped.plain()).isEqualTo(Sums.of(parts));
    }

    @Property(tries = 200)
    void ofAnInboundDelivery(@ForAll("parts") List<Part> parts) {
        SapInboundDelivery delivery = new SapInboundDelivery(
                "180000001",
                "17300001",
                "/Date(1795392000000)/",
                null,
                "/Date(1795478400000)/",
                null,
                null,
                parts.stream()
                        .map(part -> new SapInboundDelivery.Item(
                                "ULM", part.item(), part.lot(), part.amount(), "KG", "4500000017", "10"))
                        .toList());

        Sums mapped = new Sums();
        new SapInboundDeliveryMapper()
                .apply(delivery, ULM)
                .data()
                .inboundShipment()
                .lines()
                .forEach(line -> mapped.add(
                        line.item(), line.supplierLot(), line.quantity().value()));
        assertThat(mapped.plain()).isEqualTo(Sums.of(parts));
    }

    @Property(tries = 200)
    void ofAGoodsIssue(@ForAll("parts") List<Part> parts) {
        Sums mapped = new Sums();
        issue(parts)
                .lines()
                .forEach(line -> mapped.add(line.material(), line.batch(), new BigDecimal(line.quantity())));

        assertThat(mapped.plain()).isEqualTo(Sums.of(parts));
    }

    @Property(tries = 200)
    void whatIsPickedInOtherPiecesIsTheSame(@ForAll("parts") List<Part> parts) {
        ArrayNode picked = CanonicalJson.mapper().createArrayNode();
        for (Part part : parts) {
            BigDecimal third = part.amount().divideToIntegralValue(BigDecimal.valueOf(3));
            add(picked, part, part.amount().subtract(third));
            add(picked, part, third);
        }
        assertThat(new PickedLots(issue(parts), picked).differences()).isEmpty();

        add(picked, parts.get(0), new BigDecimal("0.001"));
        assertThat(new PickedLots(issue(parts), picked).differences())
                .startsWith("item " + parts.get(0).item())
                .contains("shipped", "picked in SAP");
    }

    private static void add(ArrayNode items, Part part, BigDecimal amount) {
        items.addObject()
                .put("Material", part.item())
                .put("Batch", part.lot() == null ? "" : part.lot())
                .put("ActualDeliveryQuantity", amount.toPlainString())
                .put("DeliveryQuantityUnit", "KG");
    }

    private static SapGoodsIssue issue(List<Part> parts) {
        List<ShipmentLine> lines = parts.stream()
                .map(part -> new ShipmentLine(
                        new ItemId(part.item()),
                        part.lot() == null ? null : new LotId(part.lot()),
                        Quantity.of(part.amount().toPlainString(), "KGM"),
                        null))
                .toList();
        Shipment shipment =
                new Shipment(new ShipmentId("80000012"), new PlantId("ULM"), new CustomerId("C-1"), "DHL", null, lines);
        return new SapGoodsIssueMapper()
                .apply(Event.of(new ShipmentDispatched(shipment, AT), "S-1", "/wms/ULM", "S-1", AT, "S-1"), ULM);
    }

    @Provide
    Arbitrary<List<Part>> parts() {
        Arbitrary<BigDecimal> amounts =
                Arbitraries.longs().between(1, 9_999_999).map(thousandths -> BigDecimal.valueOf(thousandths, 3));
        return Combinators.combine(
                        Arbitraries.of("RM-100", "RM-101"),
                        Arbitraries.of("L-1", "L-2", "L-3").injectNull(0.2),
                        amounts)
                .as(Part::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
