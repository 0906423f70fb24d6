/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.Event;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.vertx.core.Future;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Cancels a confirmation, and with it the goods movements that SAP booked for it. */
@SuppressWarnings("rawtypes")
public final class ConfirmationReversalTarget extends ReversalTarget {

    @Override
    Future<@Nullable ODataCall> call(Event record, @Nullable String key, Exchange exchange) {
        String[] confirmation = parts(exchange, 2);
        ODataPath action = ODataPath.of(ConfirmationTarget.SERVICE, "CancelProdnOrdConf")
                .with("ConfirmationGroup", ODataPath.text(confirmation[0]))
                .with("ConfirmationCount", ODataPath.text(confirmation[1]));
        if (key != null) {
            action.with("ExternalSystemConfirmation", ODataPath.guid(key));
        }
        return Future.succeededFuture(ODataCall.action(action.toString()));
    }

    @Override
    String document(JsonNode answer, Event record, Exchange exchange) {
        JsonNode made = answer.has("CancelProdnOrdConf") ? answer.path("CancelProdnOrdConf") : answer;
        return ConfirmationTarget.number(made);
    }

    @Override
    Future<List<String>> find(Event record, String key, Exchange exchange) {
        return found(ConfirmationTarget.question(key))
                .map(all -> all.stream().map(ConfirmationTarget::number).toList());
    }
}
