/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.core.reference.Movement;
import io.millrace.erp.sap.wire.SapMaterialDocument;
import io.millrace.erp.sap.wire.SapMaterialDocument.Item;
import io.millrace.erp.sap.wire.SapStockStatus;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** SAP's kinds of transaction and movement types. */
final class SapMovements {

    static final String RECEIPT_FOR_PURCHASE_ORDER = "01";
    static final String RECEIPT_FOR_ORDER = "02";
    static final String ISSUE = "03";
    static final String TRANSFER = "04";

    static final String RECEIPT = "101";
    static final String ISSUE_TO_ORDER = "261";
    static final String BETWEEN_PLACES = "311";
    static final String QUALITY_TO_FREE = "321";
    static final String FREE_TO_QUALITY = "322";
    static final String BLOCKED_TO_FREE = "343";
    static final String FREE_TO_BLOCKED = "344";
    static final String SCRAP_FREE = "551";
    static final String SCRAP_QUALITY = "553";
    static final String SCRAP_BLOCKED = "555";

    /** SAP's kinds of stock. */
    static final String FREE = "01";

    static final String QUALITY = "02";
    static final String BLOCKED = "07";

    /** What is free of a batch that is restricted. */
    static final String RESTRICTED = "08";

    private static final int REFERENCE = 16;
    private static final int ITEM_TEXT = 50;

    private static final Map<String, Movement> STOCK = Map.of(
            QUALITY_TO_FREE, Movement.FROM_QUALITY_STOCK,
            FREE_TO_QUALITY, Movement.TO_QUALITY_STOCK,
            BLOCKED_TO_FREE, Movement.UNBLOCK,
            FREE_TO_BLOCKED, Movement.BLOCK,
            SCRAP_FREE, Movement.SCRAP,
            SCRAP_QUALITY, Movement.SCRAP_OF_QUALITY_STOCK,
            SCRAP_BLOCKED, Movement.SCRAP_OF_BLOCKED_STOCK);

    private SapMovements() {}

    /** @param reference the number of ours that SAP shows, if it has room for it */
    static SapMaterialDocument document(String kind, OffsetDateTime at, SapPlant plant, String reference, Item item) {
        return new SapMaterialDocument(kind, plant.date(at), plant.date(at), reference(reference), List.of(item));
    }

    /** Posts all stock of a lot that SAP has of some kinds. @param reason in the plant's words */
    static SapStockStatus allStock(
            String movement,
            List<String> fromStockTypes,
            SapPlant plant,
            ItemId item,
            LotId lot,
            HoldId hold,
            OffsetDateTime at,
            String reason) {
        return new SapStockStatus(
                plant.code(),
                plant.item(item),
                plant.lot(lot),
                plant.movementType(STOCK.get(movement), movement),
                fromStockTypes,
                null,
                movement.startsWith("55") ? ISSUE : TRANSFER,
                plant.date(at),
                reference(hold.value()),
                plant.reason(reason),
                SapField.remark(ITEM_TEXT, reason));
    }

    /** Changes the batch itself, wherever its stock is. */
    static SapStockStatus batch(
            SapPlant plant, ItemId item, LotId lot, boolean restricted, HoldId hold, OffsetDateTime at) {
        return new SapStockStatus(
                plant.code(),
                plant.item(item),
                plant.lot(lot),
                null,
                null,
                restricted,
                null,
                plant.date(at),
                reference(hold.value()),
                null,
                null);
    }

    private static @Nullable String reference(String number) {
        return number.length() <= REFERENCE ? number : null;
    }
}
