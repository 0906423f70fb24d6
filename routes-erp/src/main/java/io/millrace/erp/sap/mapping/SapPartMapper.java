/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.action.PartProblem;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.PartValidation;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An {@code A_Product} with its plants and descriptions tells whether a plant may use an item. */
public final class SapPartMapper {

    private final SapPlant plant;
    private final Set<String> usableStatuses;

    /** @param usableStatuses of materials; any other blocks */
    public SapPartMapper(SapPlant plant, Set<String> usableStatuses) {
        this.plant = plant;
        this.usableStatuses = usableStatuses;
    }

    /** @param product null if SAP has none */
    public PartValidation map(PartQuestion question, @Nullable JsonNode product, OffsetDateTime asOf) {
        if (product == null) {
            return new PartValidation(
                    question.plant(), question.item(), false, PartProblem.UNKNOWN, null, null, false, asOf);
        }
        PartProblem problem = problem(product);
        return new PartValidation(
                question.plant(),
                question.item(),
                problem == null,
                problem,
                description(product),
                plant.readUnit(product.path("BaseUnit").asText()),
                product.path("IsBatchManagementRequired").asBoolean(),
                asOf);
    }

    private @Nullable PartProblem problem(JsonNode product) {
        JsonNode here = here(product);
        if (here == null) {
            return PartProblem.NOT_IN_PLANT;
        }
        if (product.path("IsMarkedForDeletion").asBoolean()
                || here.path("IsMarkedForDeletion").asBoolean()) {
            return PartProblem.ENDING;
        }
        return isUsable(product.path("CrossPlantStatus")) && isUsable(here.path("ProfileCode"))
                ? null
                : PartProblem.BLOCKED;
    }

    private @Nullable JsonNode here(JsonNode product) {
        for (JsonNode each : product.path("to_Plant")) {
            if (each.path("Plant").asText().equals(plant.code())) {
                return each;
            }
        }
        return null;
    }

    private boolean isUsable(JsonNode status) {
        return status.asText("").isEmpty() || usableStatuses.contains(status.asText());
    }

    private static @Nullable String description(JsonNode product) {
        for (JsonNode each : product.path("to_Description")) {
            if (each.path("Language").asText().equals("EN")) {
                return each.path("ProductDescription").asText();
            }
        }
        return product.path("to_Description").path(0).path("ProductDescription").asText(null);
    }
}
