/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deep insert into {@code API_MATERIAL_DOCUMENT_SRV/A_MaterialDocumentHeader}: goods movements that are posted
 * together or not at all. The sink adds {@code MaterialDocumentHeaderText}, by which SAP can be asked for it.
 *
 * @param goodsMovementCode SAP's kind of transaction: {@code 01} receipt for a purchase order, {@code 02} for a
 *     production order, {@code 03} issue, {@code 04} transfer
 * @param referenceDocument the number on our paper, for people
 */
public record SapMaterialDocument(
        @JsonProperty("GoodsMovementCode") String goodsMovementCode,
        @JsonProperty("DocumentDate") String documentDate,
        @JsonProperty("PostingDate") String postingDate,
        @JsonProperty("ReferenceDocument") @Nullable String referenceDocument,
        @JsonProperty("to_MaterialDocumentItem") List<Item> items) {

    /** One movement. */
    public record Item(
            @JsonProperty("Material") String material,
            @JsonProperty("Plant") String plant,
            @JsonProperty("StorageLocation") @Nullable String storageLocation,
            @JsonProperty("Batch") @Nullable String batch,
            @JsonProperty("GoodsMovementType") String goodsMovementType,

            @JsonProperty("GoodsMovementRefDocType") @Nullable
            String refDocType,

            @JsonProperty("ManufacturingOrder") @Nullable String manufacturingOrder,
            @JsonProperty("PurchaseOrder") @Nullable String purchaseOrder,
            @JsonProperty("PurchaseOrderItem") @Nullable String purchaseOrderItem,

            @JsonProperty("IssuingOrReceivingPlant") @Nullable
            String otherPlant,

            @JsonProperty("IssuingOrReceivingStorageLoc") @Nullable
            String otherStorageLocation,

            @JsonProperty("IssgOrRcvgMaterial") @Nullable String otherMaterial,
            @JsonProperty("IssgOrRcvgBatch") @Nullable String otherBatch,
            @JsonProperty("QuantityInEntryUnit") String quantity,
            @JsonProperty("EntryUnit") String unit,

            @JsonProperty("MaterialDocumentItemText") @Nullable
            String text) {

        /** A movement of stock at one place. */
        public static Item of(
                String movementType,
                String plant,
                @Nullable String storageLocation,
                String material,
                @Nullable String batch,
                String quantity,
                String unit) {
            return new Item(
                    material,
                    plant,
                    storageLocation,
                    batch,
                    movementType,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    quantity,
                    unit,
                    null);
        }

        /** Of a production order. @param refDocType {@code F} for what the order made; null for what it consumed */
        public Item forOrder(@Nullable String refDocType, String order) {
            return new Item(
                    material,
                    plant,
                    storageLocation,
                    batch,
                    goodsMovementType,
                    refDocType,
                    order,
                    purchaseOrder,
                    purchaseOrderItem,
                    otherPlant,
                    otherStorageLocation,
                    otherMaterial,
                    otherBatch,
                    quantity,
                    unit,
                    text);
        }

        /** Received from a purchase order. */
        public Item forPurchaseOrder(String order, String item) {
            return new Item(
                    material,
                    plant,
                    storageLocation,
                    batch,
                    goodsMovementType,
                    "B",
                    manufacturingOrder,
                    order,
                    item,
                    otherPlant,
                    otherStorageLocation,
                    otherMaterial,
                    otherBatch,
                    quantity,
                    unit,
                    text);
        }

        /** To where it goes. */
        public Item to(@Nullable String toStorageLocation, @Nullable String toBatch) {
            return new Item(
                    material,
                    plant,
                    storageLocation,
                    batch,
                    goodsMovementType,
                    refDocType,
                    manufacturingOrder,
                    purchaseOrder,
                    purchaseOrderItem,
                    plant,
                    toStorageLocation,
                    material,
                    toBatch,
                    quantity,
                    unit,
                    text);
        }

        /** @param why for people, at most 50 characters are kept */
        public Item because(@Nullable String why) {
            return new Item(
                    material,
                    plant,
                    storageLocation,
                    batch,
                    goodsMovementType,
                    refDocType,
                    manufacturingOrder,
                    purchaseOrder,
                    purchaseOrderItem,
                    otherPlant,
                    otherStorageLocation,
                    otherMaterial,
                    otherBatch,
                    quantity,
                    unit,
                    why);
        }
    }
}
