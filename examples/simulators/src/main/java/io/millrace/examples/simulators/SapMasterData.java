/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The plant of Ulm as rows of SAP's tables: materials, bills of material, routings. */
final class SapMasterData {

    private final ObjectNode rows = Json.object();

    private SapMasterData() {}

    static ObjectNode rows() {
        SapMasterData data = new SapMasterData();
        for (PlantData.Product product : PlantData.PRODUCTS) {
            data.material(product.item(), "FERT", "EA", true, product.description());
            data.bill(product);
            data.routing(product);
            for (PlantData.Material material : product.materials()) {
                data.material(material.item(), "ROH", unit(material), !material.backflush(), material.item());
            }
        }
        return data.rows;
    }

    private ObjectNode row(String table) {
        return rows.withArray(table).addObject();
    }

    private void material(String item, String type, String unit, boolean batches, String description) {
        row("A_Product")
                .put("Product", item)
                .put("ProductType", type)
                .put("BaseUnit", unit)
                .put("IsBatchManagementRequired", batches);
        row("A_ProductPlant")
                .put("Product", item)
                .put("Plant", PlantData.PLANT)
                .put("BaseUnit", unit)
                .put("IsBatchManagementRequired", batches);
        row("A_ProductDescription").put("Product", item).put("Language", "EN").put("ProductDescription", description);
    }

    private void bill(PlantData.Product product) {
        bill("MaterialBOM", product).put("BOMHeaderBaseUnit", "EA").put("BOMHeaderQuantityInBaseUnit", "1");
        List<PlantData.Material> materials = product.materials();
        for (int i = 0; i < materials.size(); i++) {
            PlantData.Material material = materials.get(i);
            bill("MaterialBOMItem", product)
                    .put("BillOfMaterialItemNodeNumber", String.format("%08d", i + 1))
                    .put("BillOfMaterialItemNumber", String.format("%04d", 10 * (i + 1)))
                    .put("BillOfMaterialItemCategory", "L")
                    .put("BillOfMaterialComponent", material.item())
                    .put("BillOfMaterialItemQuantity", material.perPiece())
                    .put("BillOfMaterialItemUnit", unit(material));
        }
    }

    private ObjectNode bill(String table, PlantData.Product product) {
        return row(table)
                .put("BillOfMaterial", "U" + product.item())
                .put("BillOfMaterialCategory", "M")
                .put("BillOfMaterialVariant", "1")
                .put("BillOfMaterialVersion", "")
                .put("Material", product.item())
                .put("Plant", PlantData.PLANT);
    }

    private void routing(PlantData.Product product) {
        ObjectNode routing = row("routing").put("key", PlantData.PLANT + "|" + product.item());
        for (PlantData.Operation operation : PlantData.OPERATIONS) {
            routing.withArray("operations")
                    .addObject()
                    .put("operation", operation.id())
                    .put("workCenter", operation.workCenter())
                    .put("text", operation.verb() + " " + product.description())
                    .put("control", "PP01");
        }
        for (PlantData.Material material : product.materials()) {
            routing.withObject("/components")
                    .putObject(material.item())
                    .put("operation", material.operation())
                    .put("backflush", material.backflush());
        }
    }

    private static String unit(PlantData.Material material) {
        return material.rec20Unit().equals("KGM") ? "KG" : "EA";
    }
}
