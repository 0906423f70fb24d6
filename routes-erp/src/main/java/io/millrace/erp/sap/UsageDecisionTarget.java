/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapUsageDecision;
import io.vertx.core.Future;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Makes the usage decision of an inspection lot; the lot has one, which says whether ours was made. */
public final class UsageDecisionTarget extends SapTarget<SapUsageDecision> {

    private static final String SET = "A_InspLotUsageDecision";

    public UsageDecisionTarget() {
        super(SapUsageDecision.class);
    }

    @Override
    List<String> facts(SapUsageDecision record, Exchange exchange) {
        return List.of(
                "inspection lot " + record.inspectionLot(), "decision " + record.codeGroup() + '/' + record.code());
    }

    @Override
    Future<@Nullable ODataCall> call(SapUsageDecision record, @Nullable String key, Exchange exchange) {
        return read(InspectionLot.path(record.inspectionLot())).map(lot -> {
            ObjectNode decision = json(record);
            decision.set(InspectionLot.CHANGED, lot.path(InspectionLot.CHANGED));
            return ODataCall.create(ODataPath.of(InspectionLot.SERVICE, SET).toString(), decision);
        });
    }

    @Override
    String document(JsonNode answer, SapUsageDecision record, Exchange exchange) {
        return record.inspectionLot();
    }

    @Override
    Future<List<String>> find(SapUsageDecision record, String key, Exchange exchange) {
        return found(InspectionLot.question(SET, record.inspectionLot()))
                .map(decisions -> decisions.stream()
                        .filter(made -> said(made, "InspLotUsageDecisionCodeGroup")
                                        .equals(record.codeGroup())
                                && said(made, "InspectionLotUsageDecisionCode").equals(record.code()))
                        .map(made -> record.inspectionLot())
                        .toList());
    }

    private static String said(JsonNode decision, String field) {
        return decision.path(field).asText("");
    }
}
