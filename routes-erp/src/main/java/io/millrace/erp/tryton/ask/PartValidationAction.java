/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.PartValidation;
import io.millrace.erp.tryton.mapping.PartMapper;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.wire.TrytonPart;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a product, also one that is no longer active, and says whether it may be used. */
public final class PartValidationAction extends TrytonAction<PartQuestion> {

    public PartValidationAction() {
        super(PartQuestion.class);
    }

    @Override
    PartValidation answer(Tryton tryton, PartQuestion question, OffsetDateTime asOf) {
        PartMapper mapper = new PartMapper(codes(question.plant(), asOf));
        return mapper.map(question, read(tryton, mapper.item(question.item())), asOf);
    }

    private static @Nullable TrytonPart read(Tryton tryton, String code) {
        List<JsonNode> found = tryton.search(
                "product.product",
                Map.of(),
                List.of(List.of("code", "=", code), List.of("active", "in", List.of(true, false))),
                1,
                List.of(List.of("active", "DESC"), List.of("id", "ASC")),
                "name",
                "active",
                "template.active",
                "template.type",
                "default_uom.symbol",
                "lot_required");
        return found.isEmpty() ? null : part(found.get(0));
    }

    private static TrytonPart part(JsonNode product) {
        JsonNode template = product.path("template.");
        return new TrytonPart(
                product.path("name").asText(),
                template.path("type").asText(),
                product.path("active").asBoolean() && template.path("active").asBoolean(),
                product.at("/default_uom./symbol").asText(),
                !product.path("lot_required").isEmpty());
    }
}
