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

/** Cancels a material document by another one; the items of the second name the first. */
@SuppressWarnings("rawtypes")
public final class MaterialDocumentReversalTarget extends ReversalTarget {

    @Override
    Future<@Nullable ODataCall> call(Event record, @Nullable String key, Exchange exchange) {
        String[] document = parts(exchange);
        String action = ODataPath.of(MaterialDocumentTarget.SERVICE, "Cancel")
                .with("MaterialDocumentYear", ODataPath.text(document[0]))
                .with("MaterialDocument", ODataPath.text(document[1]))
                .toString();
        return Future.succeededFuture(ODataCall.action(action));
    }

    @Override
    String document(JsonNode answer, Event record, Exchange exchange) {
        return MaterialDocumentTarget.number(answer.has("Cancel") ? answer.path("Cancel") : answer);
    }

    @Override
    Future<List<String>> find(Event record, String key, Exchange exchange) {
        String[] document = parts(exchange);
        String question = ODataPath.of(MaterialDocumentTarget.SERVICE, "A_MaterialDocumentItem")
                .with(
                        "$filter",
                        "ReversedMaterialDocumentYear eq " + ODataPath.text(document[0])
                                + " and ReversedMaterialDocument eq " + ODataPath.text(document[1]))
                .with("$select", "MaterialDocumentYear,MaterialDocument,MaterialDocumentItem")
                .toString();
        return found(question)
                .map(items -> items.stream()
                        .map(MaterialDocumentTarget::number)
                        .distinct()
                        .toList());
    }
}
