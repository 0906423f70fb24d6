/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.ask;

import io.millrace.erp.action.CreditQuestion;
import io.millrace.erp.action.CreditStatus;
import io.millrace.erp.rest.mapping.CreditStatusMapper;
import io.millrace.erp.rest.wire.ErpCreditStatus;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.Map;

/** Reads what stands against delivering a customer. */
public final class CreditStatusAction extends ErpAction<CreditQuestion> {

    public CreditStatusAction() {
        super(CreditQuestion.class);
    }

    @Override
    Future<CreditStatus> answer(CreditQuestion question, OffsetDateTime asOf) {
        return read("/credit-status", Map.of("customer", question.customer().value()))
                .map(answer -> known(
                        question,
                        answer,
                        ErpCreditStatus.class,
                        status -> new CreditStatusMapper().map(question, status, asOf)));
    }
}
