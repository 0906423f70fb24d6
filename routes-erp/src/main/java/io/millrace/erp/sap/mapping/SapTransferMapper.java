/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.core.post.NothingToPost;
import io.millrace.core.reference.Movement;
import io.millrace.erp.sap.wire.SapMaterialDocument.Item;
import java.util.Objects;
import java.util.function.BiFunction;

/** Moves stock between two storage locations of a plant, or to another lot (movement 311). */
public final class SapTransferMapper implements BiFunction<Event<WarehouseTransferCompleted>, SapPlant, Record> {

    @Override
    public Record apply(Event<WarehouseTransferCompleted> event, SapPlant plant) {
        WarehouseTransferCompleted moved = event.data();
        String from = plant.place(moved.from());
        String to = plant.place(moved.to());
        String lot = plant.lot(moved.lot());
        String toLot = moved.toLot() == null ? lot : plant.lot(moved.toLot());
        if (moved.quantity().value().signum() == 0) {
            return new NothingToPost("nothing was moved");
        }
        if (from.equals(to) && Objects.equals(lot, toLot)) {
            return new NothingToPost(moved.from() + " and " + moved.to() + " are one storage location of SAP");
        }
        Item item = Item.of(
                        plant.movementType(Movement.TRANSFER, SapMovements.BETWEEN_PLACES),
                        plant.stock(moved.item(), moved.lot(), from),
                        plant.amount("quantity", moved.quantity()))
                .to(to, toLot);
        return SapMovements.document(
                SapMovements.TRANSFER,
                moved.completedAt(),
                plant,
                event.envelope().subject(),
                item);
    }
}
