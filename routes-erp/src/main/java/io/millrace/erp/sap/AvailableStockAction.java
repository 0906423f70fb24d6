/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapStockMapper;
import io.millrace.erp.sap.odata.ODataPath;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.List;

/** Reads the stock of a material in a plant, by storage location, batch and stock type. */
public final class AvailableStockAction extends SapAction<StockQuestion> {

    private static final String SERVICE = "API_MATERIAL_STOCK_SRV";

    public AvailableStockAction() {
        super(StockQuestion.class);
    }

    @Override
    Future<AvailableStock> answer(StockQuestion question, OffsetDateTime asOf) {
        SapPlant plant = plant(question.plant(), asOf);
        SapStockMapper mapper = new SapStockMapper(plant);
        return found(question(question, plant))
                .compose(rows -> rows.isEmpty()
                        ? none(question, plant).map(unit -> mapper.none(question, unit, asOf))
                        : Future.succeededFuture(mapper.map(question, rows, asOf)));
    }

    private static String question(StockQuestion question, SapPlant plant) {
        String filter = "Material eq " + ODataPath.text(plant.item(question.item())) + " and Plant eq "
                + ODataPath.text(plant.code());
        if (question.lot() != null) {
            filter += " and Batch eq " + ODataPath.text(plant.lot(question.lot()));
        }
        return ODataPath.of(SERVICE, "A_MatlStkInAcctMod")
                .with("$filter", filter)
                .toString();
    }

    /** SAP has no row for what is not there: whether the item is, and in which unit nothing is counted, its master says. */
    private Future<String> none(StockQuestion question, SapPlant plant) {
        return found(PartValidationAction.question(plant.item(question.item()), "to_Plant"))
                .map(products -> unit(question, products, plant));
    }

    private static String unit(StockQuestion question, List<JsonNode> products, SapPlant plant) {
        for (JsonNode product : products) {
            for (JsonNode here : product.path("to_Plant")) {
                if (here.path("Plant").asText().equals(plant.code())) {
                    return product.path("BaseUnit").asText();
                }
            }
        }
        throw unknown(question, "the plant has no such item");
    }
}
