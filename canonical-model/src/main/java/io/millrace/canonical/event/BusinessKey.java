/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

import static io.millrace.canonical.value.Check.required;
import static io.millrace.canonical.value.Check.requiredText;

import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.entity.ShipmentLine;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.HandlingUnitId;
import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PurchaseOrderId;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.canonical.value.WorkOrderId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an event holds its place for: a target sees the events that share a key in the order they happened.
 * Written {@code lot:L-77}.
 */
public record BusinessKey(Kind kind, String id) {

    /** The things of the business that order events. */
    public enum Kind {
        WORK_ORDER,
        LOT,
        HANDLING_UNIT,
        SHIPMENT,
        EQUIPMENT,
        HOLD,
        DELIVERY,
        PURCHASE_ORDER,
        ITEM,
        SERIAL;

        private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public BusinessKey {
        required("kind", kind);
        requiredText("id", id);
    }

    public static BusinessKey of(Kind kind, Object id) {
        return new BusinessKey(kind, id.toString());
    }

    public static BusinessKey workOrder(WorkOrderId id) {
        return of(Kind.WORK_ORDER, id);
    }

    public static BusinessKey lot(LotId id) {
        return of(Kind.LOT, id);
    }

    public static BusinessKey handlingUnit(HandlingUnitId id) {
        return of(Kind.HANDLING_UNIT, id);
    }

    public static BusinessKey shipment(ShipmentId id) {
        return of(Kind.SHIPMENT, id);
    }

    public static BusinessKey hold(HoldId id) {
        return of(Kind.HOLD, id);
    }

    public static BusinessKey equipment(EquipmentPath equipment) {
        return of(Kind.EQUIPMENT, equipment);
    }

    public static BusinessKey purchaseOrder(PurchaseOrderId id) {
        return of(Kind.PURCHASE_ORDER, id);
    }

    public static BusinessKey item(ItemId id) {
        return of(Kind.ITEM, id);
    }

    /** Stock without a lot is ordered by its item. */
    static List<BusinessKey> ofStock(ItemId item, @Nullable LotId lot) {
        return List.of(lot == null ? item(item) : lot(lot));
    }

    static List<BusinessKey> withLot(BusinessKey first, @Nullable LotId lot) {
        return lot == null ? List.of(first) : List.of(first, lot(lot));
    }

    static List<BusinessKey> withLots(BusinessKey first, Stream<@Nullable LotId> lots) {
        Stream<BusinessKey> lotKeys = lots.filter(Objects::nonNull).map(BusinessKey::lot);
        return Stream.concat(Stream.of(first), lotKeys).distinct().toList();
    }

    static List<BusinessKey> ofShipment(Shipment shipment) {
        return withLots(shipment(shipment.id()), shipment.lines().stream().map(ShipmentLine::lot));
    }

    /** A hold and its release touch the same keys: the lot, the hold itself and the shipments it stops. */
    static List<BusinessKey> ofHold(HoldId hold, LotId lot, List<ShipmentId> shipments) {
        Stream<BusinessKey> shipmentKeys = shipments.stream().distinct().map(BusinessKey::shipment);
        return Stream.concat(Stream.of(lot(lot), hold(hold)), shipmentKeys).toList();
    }

    @Override
    public String toString() {
        return kind.text + ':' + id;
    }
}
