/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.ask;

import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import io.millrace.erp.rest.mapping.StockMapper;
import io.millrace.erp.rest.wire.ErpStock;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;

/** Reads how much of an item or lot a plant has, by location, lot and status. */
public final class AvailableStockAction extends ErpAction<StockQuestion> {

    public AvailableStockAction() {
        super(StockQuestion.class);
    }

    @Override
    Future<AvailableStock> answer(StockQuestion question, OffsetDateTime asOf) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("plant", question.plant().value());
        parameters.put("item", question.item().value());
        if (question.lot() != null) {
            parameters.put("lot", question.lot().value());
        }
        return read("/stock", parameters)
                .map(answer ->
                        known(question, answer, ErpStock.class, stock -> new StockMapper().map(question, stock, asOf)));
    }
}
