/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.is;
import static io.millrace.examples.sap.Fields.number;
import static io.millrace.examples.sap.Fields.plain;
import static io.millrace.examples.sap.Fields.required;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;

/** Stock by material, plant, storage location, batch and stock type: never less than nothing. */
final class Stock {

    static final String TABLE = "A_MatlStkInAcctMod";
    static final String QUANTITY = "MatlWrhsStkQtyInMatlBaseUnit";

    /** Keys of the stocks that an item of a material document took from and gave to; not offered by its entity set. */
    static final String FROM = "~from";

    static final String TO = "~to";

    private static final Map<String, String> NAMES = Map.of(
            Movement.UNRESTRICTED, "Unrestricted-use",
            Movement.QUALITY, "In Quality Inspection",
            Movement.BLOCKED, "Blocked",
            Movement.RESTRICTED, "Restricted-use");

    private record Place(String material, String plant, String location, String batch, String stockType) {

        static Place of(String key) {
            String[] parts = key.split("\\|");
            return new Place(parts[0], parts[1], parts[2], parts[3], parts[parts.length - 1]);
        }

        /** Material, plant, storage location, batch; six keys of special stocks; stock type. */
        String key() {
            return material + "|" + plant + "|" + location + "|" + batch + "|||||||" + stockType;
        }
    }

    /** Takes a quantity from one side of the movement and gives it to the other. A reversal brings its sides along. */
    void move(Change change, Movement movement, ObjectNode item, ObjectNode product, BigDecimal quantity) {
        if (!item.has(FROM)) {
            sides(change, movement, item, product);
        }
        if (!text(item, FROM).isEmpty()) {
            take(change, Place.of(text(item, FROM)), quantity, item);
        }
        if (!text(item, TO).isEmpty()) {
            give(change, Place.of(text(item, TO)), quantity, product);
        }
    }

    private static void sides(Change change, Movement movement, ObjectNode item, ObjectNode product) {
        String material = text(item, "Material");
        String plant = text(item, "Plant");
        String location = required(item, "StorageLocation");
        String batch = text(item, "Batch");
        boolean batches = is(product, "IsBatchManagementRequired");
        if (batches && batch.isEmpty()) {
            throw SapException.rejected("M7/018", "Enter a batch for material " + material + " in plant " + plant);
        }
        if (!batches && !batch.isEmpty()) {
            throw SapException.rejected("M7/019", "Material " + material + " is not managed in batches");
        }
        if (batches) {
            batch(change, material, plant, batch, movement.from() == null);
        }
        String from = movement.from() == null
                ? ""
                : new Place(material, plant, location, batch, taken(change, item, movement)).key();
        String to = "";
        if (movement.to() != null) {
            boolean elsewhere = movement.elsewhere();
            String toPlant = elsewhere ? text(item, "IssuingOrReceivingPlant", plant) : plant;
            String toLocation = elsewhere ? required(item, "IssuingOrReceivingStorageLoc") : location;
            String toBatch = elsewhere ? text(item, "IssgOrRcvgBatch", batch) : batch;
            if (batches && elsewhere) {
                batch(change, material, toPlant, toBatch, true);
            }
            to = new Place(material, toPlant, toLocation, toBatch, restricted(change, material, toBatch, movement))
                    .key();
        }
        item.put(FROM, from).put(TO, to);
    }

    /** A restricted batch is scrapped from where it is; nothing else may take of it. */
    private static String taken(Change change, ObjectNode item, Movement movement) {
        boolean scrapped = text(item, "GoodsMovementType").equals("551");
        return scrapped && isRestricted(change, text(item, "Material"), text(item, "Batch"))
                ? Movement.RESTRICTED
                : movement.from();
    }

    private static boolean isRestricted(Change change, String material, String batch) {
        ObjectNode row = batch.isEmpty() ? null : change.find(Batches.BATCH, material, "", batch);
        return row != null && is(row, "MatlBatchIsInRstrcdUseStock");
    }

    /** What comes into a restricted batch's unrestricted stock is restricted, unless it is just being released. */
    private static String restricted(Change change, String material, String batch, Movement movement) {
        boolean restricted = isRestricted(change, material, batch) && !Movement.RESTRICTED.equals(movement.from());
        return restricted && movement.to().equals(Movement.UNRESTRICTED) ? Movement.RESTRICTED : movement.to();
    }

    private static void batch(Change change, String material, String plant, String batch, boolean receipt) {
        ObjectNode row = change.find(Batches.BATCH, material, "", batch);
        if (row == null && !receipt) {
            throw SapException.rejected(
                    "M7/042", "Batch " + batch + " of material " + material + " does not exist in plant " + plant);
        }
        if (row != null && is(row, "BatchIsMarkedForDeletion")) {
            throw SapException.rejected(
                    "M7/043", "Batch " + batch + " of material " + material + " is marked for deletion");
        }
        if (row == null) {
            Batches.make(change, Json.object().put("Material", material).put("Batch", batch));
        }
        if (change.find("BatchPlant", material, batch, plant) == null) {
            change.put(
                    "BatchPlant",
                    Json.object().put("Material", material).put("Batch", batch).put("Plant", plant));
        }
    }

    private static void take(Change change, Place place, BigDecimal quantity, ObjectNode item) {
        ObjectNode row = change.find(TABLE, place.key());
        BigDecimal there = row == null ? BigDecimal.ZERO : number(row, QUANTITY);
        if (there.compareTo(quantity) < 0) {
            String text = "Deficit of SL " + NAMES.get(place.stockType()) + " " + plain(quantity.subtract(there)) + " "
                    + text(item, "MaterialBaseUnit") + " : " + place.material() + " " + place.plant() + " "
                    + place.location() + " " + place.batch();
            ObjectNode batch = change.find(Batches.BATCH, place.material(), "", place.batch());
            throw batch != null && is(batch, "MatlBatchIsInRstrcdUseStock")
                    ? SapException.rejected(
                            "M7/021",
                            text,
                            "Batch " + place.batch() + " of material " + place.material()
                                    + " is in restricted-use stock")
                    : SapException.rejected("M7/021", text);
        }
        number(change.edit(TABLE, place.key()), QUANTITY, there.subtract(quantity));
    }

    private static void give(Change change, Place place, BigDecimal quantity, ObjectNode product) {
        if (change.find(TABLE, place.key()) == null) {
            change.put(
                    TABLE,
                    Json.object()
                            .put("Material", place.material())
                            .put("Plant", place.plant())
                            .put("StorageLocation", place.location())
                            .put("Batch", place.batch())
                            .put("InventoryStockType", place.stockType())
                            .put("MaterialBaseUnit", text(product, "BaseUnit"))
                            .put(QUANTITY, "0"));
        }
        Fields.add(change.edit(TABLE, place.key()), QUANTITY, quantity);
    }
}
