/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import io.millrace.canonical.entity.BillOfMaterial;
import io.millrace.canonical.entity.Component;
import io.millrace.canonical.entity.Customer;
import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.Item;
import io.millrace.canonical.entity.Lot;
import io.millrace.canonical.entity.Routing;
import io.millrace.canonical.entity.Serial;
import io.millrace.canonical.entity.Supplier;
import io.millrace.canonical.entity.UnitFactor;
import io.millrace.canonical.entity.WarehouseLocation;
import io.millrace.canonical.entity.WorkCenter;
import io.millrace.canonical.value.CustomerId;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.Id;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LocationId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.SerialNumber;
import io.millrace.canonical.value.SupplierId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Records taken apart, and the master data that no event carries yet. */
final class RecordTree {

    private static final ItemId ITEM = new ItemId("RM-100");
    private static final PlantId PLANT = new PlantId("ULM");
    private static final LotId LOT = new LotId("L-77");

    private RecordTree() {}

    static Stream<Record> masterData() {
        Component component = new Component(new OperationId("0010"), ITEM, Quantity.of("1", "KGM"), LOT, true);
        LocalDate day = LocalDate.parse("2026-11-23");
        return Stream.of(
                new BillOfMaterial(ITEM, PLANT, "1", Quantity.of("1", "EA"), List.of(component), day, day),
                new Customer(new CustomerId("C-1"), "Customer", "DE"),
                new Supplier(new SupplierId("S-1"), "Supplier", "DE"),
                new Item(ITEM, "Steel", new UnitOfMeasure("KGM"), true, false, List.of()),
                new UnitFactor(new UnitOfMeasure("EA"), BigDecimal.TEN),
                new Routing(ITEM, PLANT, "1", List.of()),
                new Lot(LOT, ITEM, PLANT, Quantity.of("1", "KGM"), Disposition.RESTRICTED, day, day, LOT),
                new Serial(new SerialNumber("SN-1"), ITEM, LOT, PLANT),
                new WarehouseLocation(new LocationId("A-1"), PLANT, "Aisle A", false),
                new WorkCenter(new WorkCenterId("WC-1"), PLANT, "Saw", new EquipmentPath("/m/ulm/saw")));
    }

    /** The record and the records in it; identifiers, units and the like are values, not records of this tree. */
    static Stream<Record> of(Record record) {
        return Stream.concat(
                Stream.of(record),
                Arrays.stream(values(record))
                        .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.ofNullable(value))
                        .filter(Record.class::isInstance)
                        .filter(value -> !(value instanceof Id
                                || value instanceof EquipmentPath
                                || value instanceof UnitOfMeasure))
                        .flatMap(value -> of((Record) value)));
    }

    static Object[] values(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(component -> value(record, component))
                .toArray();
    }

    static Object create(Class<? extends Record> type, Object[] values) throws ReflectiveOperationException {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        return type.getDeclaredConstructor(types).newInstance(values);
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
