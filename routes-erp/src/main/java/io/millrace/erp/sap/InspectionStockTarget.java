/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapInspectionStock;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Posts the stock of an inspection lot, all that SAP has not posted yet; where nothing is left there is nothing to post.
 * SAP keeps our key as the item's text.
 */
public final class InspectionStockTarget extends SapTarget<SapInspectionStock> {

    private static final String SET = "A_InspLotMatlDocItem";
    private static final String OPEN = "InspLotQtyToBePosted";
    private static final String TEXT = "MaterialDocumentItemText";

    public InspectionStockTarget() {
        super(SapInspectionStock.class);
    }

    @Override
    List<String> facts(SapInspectionStock record, Exchange exchange) {
        return List.of("inspection lot " + record.inspectionLot(), "to " + record.stockType());
    }

    @Override
    Future<@Nullable ODataCall> call(SapInspectionStock record, @Nullable String key, Exchange exchange) {
        return read(InspectionLot.path(record.inspectionLot())).map(lot -> {
            BigDecimal open = new BigDecimal(lot.path(OPEN).asText("0"));
            if (open.signum() <= 0) {
                return null;
            }
            ObjectNode posting =
                    json(record).put("InspLotQtyPosted", open.toPlainString()).put(TEXT, key);
            posting.set(InspectionLot.CHANGED, lot.path(InspectionLot.CHANGED));
            return ODataCall.create(ODataPath.of(InspectionLot.SERVICE, SET).toString(), posting);
        });
    }

    @Override
    String document(JsonNode answer, SapInspectionStock record, Exchange exchange) {
        return MaterialDocumentTarget.number(answer);
    }

    @Override
    Future<List<String>> find(SapInspectionStock record, String key, Exchange exchange) {
        return found(InspectionLot.question(SET, record.inspectionLot()))
                .map(items -> items.stream()
                        .filter(item -> item.path(TEXT).asText("").equals(key))
                        .map(MaterialDocumentTarget::number)
                        .toList());
    }
}
