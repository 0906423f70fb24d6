/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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

    /**
     * One movement.
     *
     * @param order what it is for; null if no order is
     * @param destination where it goes; null if it goes nowhere
     * @param reasonCode why, in SAP's code of four characters; null if the text alone says it
     * @param text for people, at most 50 characters
     */
    public record Item(
            @JsonProperty("GoodsMovementType") String goodsMovementType,
            @JsonUnwrapped Stock stock,
            @JsonUnwrapped Amount amount,
            @JsonUnwrapped @Nullable Order order,
            @JsonUnwrapped @Nullable Destination destination,

            @JsonProperty("GoodsMovementReasonCode") @Nullable
            String reasonCode,

            @JsonProperty("MaterialDocumentItemText") @Nullable
            String text) {

        /** A movement of stock at one place. */
        public static Item of(String movementType, Stock stock, Amount amount) {
            return new Item(movementType, stock, amount, null, null, null, null);
        }

        public Item forOrder(Order of) {
            return new Item(goodsMovementType, stock, amount, of, destination, reasonCode, text);
        }

        /** To where it goes; plant and material stay. */
        public Item to(@Nullable String toStorageLocation, @Nullable String toBatch) {
            Destination to = new Destination(stock.plant(), toStorageLocation, stock.material(), toBatch);
            return new Item(goodsMovementType, stock, amount, order, to, reasonCode, text);
        }

        public Item because(@Nullable String code, @Nullable String why) {
            return new Item(goodsMovementType, stock, amount, order, destination, code, why);
        }
    }

    /** What is moved, and where it is. */
    public record Stock(
            @JsonProperty("Material") String material,
            @JsonProperty("Plant") String plant,
            @JsonProperty("StorageLocation") @Nullable String storageLocation,
            @JsonProperty("Batch") @Nullable String batch) {}

    /** How much, in SAP's unit. */
    public record Amount(
            @JsonProperty("QuantityInEntryUnit") String quantity,
            @JsonProperty("EntryUnit") String unit) {}

    /**
     * The order of a movement.
     *
     * @param refDocType {@code F} for what a production order made, {@code B} for a purchase order; null for what a
     *     production order consumed
     */
    public record Order(
            @JsonProperty("GoodsMovementRefDocType") @Nullable
            String refDocType,

            @JsonProperty("ManufacturingOrder") @Nullable String manufacturingOrder,
            @JsonProperty("PurchaseOrder") @Nullable String purchaseOrder,
            @JsonProperty("PurchaseOrderItem") @Nullable String purchaseOrderItem) {

        public static Order consumption(String order) {
            return new Order(null, order, null, null);
        }

        public static Order production(String order) {
            return new Order("F", order, null, null);
        }

        public static Order purchase(String order, String item) {
            return new Order("B", null, order, item);
        }
    }

    /** Where a transfer goes. */
    public record Destination(
            @JsonProperty("IssuingOrReceivingPlant") String plant,

            @JsonProperty("IssuingOrReceivingStorageLoc") @Nullable
            String storageLocation,

            @JsonProperty("IssgOrRcvgMaterial") String material,
            @JsonProperty("IssgOrRcvgBatch") @Nullable String batch) {}
}
