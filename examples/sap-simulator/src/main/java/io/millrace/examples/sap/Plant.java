/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The master data of two plants, and stock to begin with: put into empty books, never again. */
final class Plant {

    static final String FIRST = "1010";
    static final List<String> PLANTS = List.of(FIRST, "1020");

    private final Change change;

    private Plant(Change change) {
        this.change = change;
    }

    static void seed(Books books, GoodsMovements goods) {
        if (books.table("A_Product").isEmpty()) {
            books.change("master data", change -> {
                new Plant(change).masterData();
                for (String batch : List.of("R100-4711", "R100-4712")) {
                    stock(change, goods, "RM-100", batch, "5000");
                }
                stock(change, goods, "RM-101", "R101-0815", "5000");
                stock(change, goods, "PK-300", "", "2000");
                return null;
            });
        }
    }

    private static void stock(Change change, GoodsMovements goods, String material, String batch, String quantity) {
        ObjectNode item = Json.object()
                .put("GoodsMovementType", "561")
                .put("Material", material)
                .put("Plant", FIRST)
                .put("StorageLocation", "101A")
                .put("Batch", batch)
                .put("QuantityInEntryUnit", quantity);
        goods.post(change, Json.object().put("GoodsMovementCode", "05"), List.of(item));
    }

    private void masterData() {
        product("RM-100", "ROH", "KG", true, "Resin");
        product("RM-101", "ROH", "KG", true, "Pigment");
        product("PK-300", "VERP", "EA", false, "Carton");
        product("FG-200", "FERT", "EA", true, "Housing");
        bom("00000200", "FG-200", "RM-100", "2.5", "KG", "RM-101", "0.1", "KG", "PK-300", "1", "EA");
        for (String plant : PLANTS) {
            ObjectNode routing = Json.object();
            routing.putArray("operations")
                    .add(Json.object()
                            .put("operation", "0010")
                            .put("workCenter", "MOULD1")
                            .put("text", "Mould")
                            .put("control", "PP01"))
                    .add(Json.object()
                            .put("operation", "0020")
                            .put("workCenter", "PACK1")
                            .put("text", "Pack")
                            .put("control", "PP01"));
            ObjectNode components = routing.putObject("components");
            components.putObject("RM-100").put("operation", "0010");
            components.putObject("RM-101").put("operation", "0010");
            components.putObject("PK-300").put("operation", "0020").put("backflush", true);
            change.put(OrderParts.ROUTING, plant + "|FG-200", routing);
            workCenter(plant, "MOULD1", "Injection moulding");
            workCenter(plant, "PACK1", "Packing");
        }
        partner("17300001", false, "Rhine Polymers");
        partner("17100001", true, "Danube Appliances");
        change.put(
                "CreditManagementAccount",
                Json.object()
                        .put("BusinessPartner", "17100001")
                        .put("CreditSegment", "1000")
                        .put("CreditLimitAmount", "50000")
                        .put("CreditSegmentCurrency", "EUR"));
    }

    private void product(String product, String type, String unit, boolean batches, String description) {
        String now = change.now().toString();
        ObjectNode row = Json.object()
                .put("Product", product)
                .put("ProductType", type)
                .put("BaseUnit", unit)
                .put("IsBatchManagementRequired", batches)
                .put("CreationDate", change.today().toString())
                .put("LastChangeDate", change.today().toString())
                .put("LastChangeDateTime", now);
        change.put("A_Product", row);
        change.put("Product", row.deepCopy().put("BaseISOUnit", Units.iso(unit)));
        for (String table : List.of("A_ProductDescription", "ProductDescription")) {
            change.put(
                    table,
                    Json.object().put("Product", product).put("Language", "EN").put("ProductDescription", description));
        }
        for (String plant : PLANTS) {
            ObjectNode at = Json.object()
                    .put("Product", product)
                    .put("Plant", plant)
                    .put("BaseUnit", unit)
                    .put("IsBatchManagementRequired", batches)
                    .put("ProcurementType", type.equals("FERT") ? "E" : "F");
            change.put("A_ProductPlant", at);
            change.put("ProductPlant", at.deepCopy().put("BaseISOUnit", Units.iso(unit)));
        }
        ObjectNode measure = Json.object()
                .put("Product", product)
                .put("AlternativeUnit", unit)
                .put("QuantityNumerator", "1")
                .put("QuantityDenominator", "1")
                .put("BaseUnit", unit);
        change.put("A_ProductUnitsOfMeasure", measure);
        change.put(
                "ProductUnitOfMeasure",
                measure.deepCopy().put("AlternativeSAPUnit", unit).put("AlternativeISOUnit", Units.iso(unit)));
    }

    /** @param parts component, quantity for one piece, unit; and so on */
    private void bom(String number, String material, String... parts) {
        for (String plant : PLANTS) {
            ObjectNode key = Json.object()
                    .put("BillOfMaterial", number)
                    .put("BillOfMaterialCategory", "M")
                    .put("BillOfMaterialVariant", "1")
                    .put("BillOfMaterialVersion", "")
                    .put("Material", material)
                    .put("Plant", plant);
            change.put(
                    "MaterialBOM",
                    key.deepCopy()
                            .put("BillOfMaterialVariantUsage", "1")
                            .put("BillOfMaterialStatus", "1")
                            .put("BOMHeaderBaseUnit", "EA")
                            .put("BOMHeaderQuantityInBaseUnit", "1")
                            .put("HeaderValidityStartDate", "2026-01-01")
                            .put("HeaderValidityEndDate", "9999-12-31")
                            .put("LastChangeDateTime", change.now().toString()));
            for (int i = 0; i < parts.length; i += 3) {
                change.put(
                        "MaterialBOMItem",
                        key.deepCopy()
                                .put("BillOfMaterialItemNodeNumber", "%08d".formatted(i / 3 + 1))
                                .put("BillOfMaterialItemNumber", "%04d".formatted(10 * (i / 3 + 1)))
                                .put("BillOfMaterialItemCategory", "L")
                                .put("BillOfMaterialComponent", parts[i])
                                .put("BillOfMaterialItemQuantity", parts[i + 1])
                                .put("BillOfMaterialItemUnit", parts[i + 2])
                                .put("ValidityStartDate", "2026-01-01")
                                .put("ValidityEndDate", "9999-12-31")
                                .put("ProdOrderIssueLocation", "101A"));
            }
        }
    }

    private void workCenter(String plant, String workCenter, String text) {
        change.put(
                "A_WorkCenters",
                Json.object()
                        .put("WorkCenterInternalID", change.next("ARBPL", 10_000_001))
                        .put("WorkCenterTypeCode", "A")
                        .put("WorkCenter", workCenter)
                        .put("WorkCenterDesc", text)
                        .put("Plant", plant)
                        .put("WorkCenterCategoryCode", "0001")
                        .put("WorkCenterLastChangeDateTime", change.now().toString()));
    }

    private void partner(String number, boolean customer, String name) {
        String kind = customer ? "Customer" : "Supplier";
        change.put(
                "A_BusinessPartner",
                Json.object()
                        .put("BusinessPartner", number)
                        .put(kind, number)
                        .put("BusinessPartnerCategory", "2")
                        .put("BusinessPartnerFullName", name)
                        .put("BusinessPartnerName", name)
                        .put("OrganizationBPName1", name)
                        .put("CreationDate", change.today().toString())
                        .put("LastChangeDate", change.today().toString())
                        .put("LastChangeTime", change.timeOfDay())
                        .put("ETag", "MILLRACE" + change.stamp()));
        change.put(
                "A_" + kind,
                Json.object()
                        .put(kind, number)
                        .put(kind + "Name", name)
                        .put(kind + "FullName", name)
                        .put("CreationDate", change.today().toString()));
    }
}
