/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.mapping;

import io.millrace.erp.action.CreditBlock;
import io.millrace.erp.action.CreditQuestion;
import io.millrace.erp.action.CreditStatus;
import io.millrace.erp.rest.wire.ErpCreditStatus;
import java.time.OffsetDateTime;
import java.util.List;

/** A customer is blocked by anything that the ERP says stands against it. */
public final class CreditStatusMapper {

    public CreditStatus map(CreditQuestion question, ErpCreditStatus status, OffsetDateTime asOf) {
        List<CreditBlock> blocks = status.blocks().stream()
                .map(block -> CreditBlock.valueOf(block.name()))
                .toList();
        return new CreditStatus(question.customer(), !blocks.isEmpty(), blocks, asOf);
    }
}
