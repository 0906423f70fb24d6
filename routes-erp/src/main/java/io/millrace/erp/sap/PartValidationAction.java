/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.PartValidation;
import io.millrace.erp.sap.mapping.SapPartMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.odata.ODataPath;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Reads a product with its plants, and says whether the plant may use it. */
public final class PartValidationAction extends SapAction<PartQuestion> {

    static final String SERVICE = "API_PRODUCT_SRV";

    private Set<String> usableStatuses = Set.of();

    public PartValidationAction() {
        super(PartQuestion.class);
    }

    /** Material statuses that let an item be used, {@code 10,20}; any other blocks it. */
    public void setUsableStatuses(String usableStatuses) {
        this.usableStatuses = Set.of(usableStatuses.split(" *, *"));
    }

    @Override
    Future<PartValidation> answer(PartQuestion question, OffsetDateTime asOf) {
        SapPlant plant = plant(question.plant(), asOf);
        SapPartMapper mapper = new SapPartMapper(plant, usableStatuses);
        return found(question(plant.item(question.item()), "to_Plant,to_Description"))
                .map(products -> mapper.map(question, first(products), asOf));
    }

    static String question(String material, String parts) {
        return ODataPath.of(SERVICE, "A_Product")
                .with("$filter", "Product eq " + ODataPath.text(material))
                .with("$expand", parts)
                .toString();
    }

    private static JsonNode first(List<JsonNode> products) {
        return products.isEmpty() ? null : products.get(0);
    }
}
