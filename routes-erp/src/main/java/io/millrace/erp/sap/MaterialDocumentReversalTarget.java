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

/**
 * Cancels a material document by another one, or one item of it where a person said that the effect is in an item
 * ({@code 2026/4900000001/2}). The items of the second document name those of the first.
 */
@SuppressWarnings("rawtypes")
public final class MaterialDocumentReversalTarget extends ReversalTarget {

    private static final int ITEM = 3;
    private static final String YEAR = "\\d{4}";

    @Override
    Future<@Nullable ODataCall> call(Event record, @Nullable String key, Exchange exchange) {
        String[] document = number(exchange);
        ODataPath action = ODataPath.of(
                        MaterialDocumentTarget.SERVICE, document.length == ITEM ? "CancelItem" : "Cancel")
                .with("MaterialDocumentYear", ODataPath.text(document[0]))
                .with("MaterialDocument", ODataPath.text(document[1]));
        if (document.length == ITEM) {
            action.with("MaterialDocumentItem", ODataPath.text(document[2]));
        }
        return Future.succeededFuture(ODataCall.action(action.toString()));
    }

    /** A batch that was restricted is named by material and batch: that is no document, and nothing of SAP's cancels it. */
    private static String[] number(Exchange exchange) {
        String[] parts = parts(exchange, ITEM);
        if (!parts[0].matches(YEAR)) {
            throw noNumber(exchange);
        }
        return parts;
    }

    @Override
    String document(JsonNode answer, Event record, Exchange exchange) {
        JsonNode made = answer.has("CancelItem") ? answer.path("CancelItem") : answer;
        return MaterialDocumentTarget.number(made.has("Cancel") ? made.path("Cancel") : made);
    }

    @Override
    Future<List<String>> find(Event record, String key, Exchange exchange) {
        String[] document = number(exchange);
        String filter = "ReversedMaterialDocumentYear eq " + ODataPath.text(document[0])
                + " and ReversedMaterialDocument eq " + ODataPath.text(document[1])
                + (document.length == ITEM
                        ? " and ReversedMaterialDocumentItem eq " + ODataPath.text(document[2])
                        : "");
        String question = ODataPath.of(MaterialDocumentTarget.SERVICE, "A_MaterialDocumentItem")
                .with("$filter", filter)
                .with("$select", "MaterialDocumentYear,MaterialDocument,MaterialDocumentItem")
                .toString();
        return found(question)
                .map(items -> items.stream()
                        .map(MaterialDocumentTarget::number)
                        .distinct()
                        .toList());
    }
}
