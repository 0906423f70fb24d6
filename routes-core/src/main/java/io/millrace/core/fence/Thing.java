/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.value.HandlingUnitId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.ShipmentId;
import io.millrace.canonical.value.WorkOrderId;

/**
 * Something that can be on hold, or that a hold reaches.
 *
 * @param key as the database has it, for example {@code lot:L-77}
 */
public record Thing(String key) {

    public static Thing lot(LotId id) {
        return new Thing("lot:" + id);
    }

    public static Thing handlingUnit(HandlingUnitId id) {
        return new Thing("handling-unit:" + id);
    }

    public static Thing shipment(ShipmentId id) {
        return new Thing("shipment:" + id);
    }

    public static Thing workOrder(WorkOrderId id) {
        return new Thing("work-order:" + id);
    }

    /** All stock of an item in a plant. */
    public static Thing item(PlantId plant, ItemId id) {
        return new Thing("item:" + plant + '/' + id);
    }

    /** As an operator says it, for example {@code lot L-77}. */
    @Override
    public String toString() {
        int colon = key.indexOf(':');
        return key.substring(0, colon).replace('-', ' ') + ' ' + key.substring(colon + 1);
    }
}
