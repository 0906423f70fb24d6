/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.ask;

import io.millrace.core.post.RestAnswer;
import io.millrace.erp.action.PartQuestion;
import io.millrace.erp.action.PartValidation;
import io.millrace.erp.rest.mapping.PartMapper;
import io.millrace.erp.rest.wire.ErpPart;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.Map;

/** Reads an item as a plant sees it, and says whether the plant may use it. */
public final class PartValidationAction extends ErpAction<PartQuestion> {

    private static final String UNKNOWN_ITEM = "UNKNOWN_ITEM";

    public PartValidationAction() {
        super(PartQuestion.class);
    }

    @Override
    Future<PartValidation> answer(PartQuestion question, OffsetDateTime asOf) {
        return read(
                        "/parts",
                        Map.of(
                                "plant",
                                question.plant().value(),
                                "item",
                                question.item().value()))
                .map(answer -> validation(question, answer, asOf));
    }

    private PartValidation validation(PartQuestion question, RestAnswer answer, OffsetDateTime asOf) {
        PartMapper mapper = new PartMapper();
        return answer.code().equals(UNKNOWN_ITEM)
                ? mapper.map(question, null, asOf)
                : known(question, answer, ErpPart.class, part -> mapper.map(question, part, asOf));
    }
}
