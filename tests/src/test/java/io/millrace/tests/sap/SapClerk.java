/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.ledger.Decision;
import io.millrace.core.ledger.DeliveryQuery;
import io.millrace.core.ledger.Operations;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.StoredDelivery;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The person who settles what SAP cannot be asked for: looks into SAP's books for what is parked in doubt, once nothing
 * of it can be under way any more. What is there is resolved with its document, what is not is posted again.
 */
final class SapClerk {

    static final String NAME = "anna";

    /** The field of a document that holds what the request wrote into it. */
    private static final Map<String, String> REFERENCES = Map.of(
            "A_MaterialDocumentHeader", "MaterialDocumentHeaderText",
            "ProdnOrdConf2", "ExternalSystemConfirmation",
            "A_ProductionOrder_2", "ManufacturingOrder",
            "A_InspLotUsageDecision", "InspectionLot",
            "A_InspLotMatlDocItem", "MaterialDocumentItemText");

    /** What is so of a row once somebody has done an action with it. */
    private record Effect(String table, String key, String field, String value) {}

    private static final Map<String, Effect> EFFECTS = Map.of(
            "PostGoodsIssue", new Effect("A_OutbDeliveryHeader", "DeliveryDocument", "OverallGoodsMovementStatus", "C"),
            "PostGoodsReceipt",
                    new Effect("A_InbDeliveryHeader", "DeliveryDocument", "OverallGoodsMovementStatus", "C"),
            "ReleaseOrder", new Effect("A_ProductionOrder_2", "ManufacturingOrder", "OrderIsReleased", "X"));

    private static final Pattern TARGET = Pattern.compile("/(\\w+)(?:\\((?:'|%27)(.*?)(?:'|%27)\\))?(?:\\?(.*))?$");
    private static final Pattern PARAMETER = Pattern.compile("(\\w+)=(?:'|%27)(.*?)(?:'|%27)");

    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final SapBooks books;
    private final Duration patience;

    SapClerk(SapBooks books, Duration patience) {
        this.books = books;
        this.patience = patience;
    }

    void look(Operations operations) throws IOException, InterruptedException {
        for (StoredDelivery parked : operations.find(DeliveryQuery.all().state(State.PARKED))) {
            if (parked.ambiguous() && parked.updatedAt().plus(patience).isBefore(Instant.now())) {
                settle(parked, operations);
            }
        }
    }

    private void settle(StoredDelivery parked, Operations operations) throws IOException, InterruptedException {
        List<String> found = find(CanonicalJson.read(parked.request(), JsonNode.class));
        if (found.size() > 1) {
            throw new IllegalStateException(parked.text() + ": it is there " + found.size() + " times");
        }
        if (found.isEmpty()) {
            operations.confirmAbsent(parked.id(), new Decision(NAME, "it is not in SAP"));
            operations.replay(List.of(parked.id()), new Decision(NAME, "post it again"), false);
        } else {
            operations.resolve(parked.id(), found.get(0), new Decision(NAME, "found in SAP"));
        }
    }

    /** The documents, or what else the call has changed. */
    private List<String> find(JsonNode call) throws IOException, InterruptedException {
        Matcher target = TARGET.matcher(call.path("path").asText());
        if (call.path("method").asText().equals("BATCH")) {
            return changed(call.path("body"));
        }
        if (!target.find()) {
            throw new IllegalStateException("nobody knows where to look for " + call);
        }
        String name = target.group(1);
        if (call.path("method").asText().equals("PATCH")) {
            return has(name, target.group(2), call.path("body")) ? List.of(target.group(2)) : List.of();
        }
        if (REFERENCES.containsKey(name)) {
            String field = REFERENCES.get(name);
            return books.rows(name, field, call.path("body").path(field).asText()).stream()
                    .map(row -> document(row, field))
                    .toList();
        }
        return done(name, parameters(target.group(3)));
    }

    private static String document(JsonNode row, String field) {
        return row.has("MaterialDocument")
                ? row.path("MaterialDocumentYear").asText()
                        + '/'
                        + row.path("MaterialDocument").asText()
                : row.has("ConfirmationGroup")
                        ? row.path("ConfirmationGroup").asText()
                                + '/'
                                + row.path("ConfirmationCount").asText()
                        : row.path(field).asText();
    }

    private static Map<String, String> parameters(String query) {
        return PARAMETER
                .matcher(query)
                .results()
                .collect(Collectors.toMap(match -> match.group(1), match -> match.group(2)));
    }

    private List<String> done(String action, Map<String, String> given) throws IOException, InterruptedException {
        if (action.equals("CreateBatchSplitItem")) {
            return books.rows("A_InbDeliveryItem", "Batch", given.get("Batch")).stream()
                    .map(row -> row.path("DeliveryDocument").asText())
                    .toList();
        }
        Effect effect = EFFECTS.get(action);
        String key = given.get(effect.key());
        JsonNode row = books.rows(effect.table(), effect.key(), key).get(0);
        return row.path(effect.field()).asText().equals(effect.value()) ? List.of(key) : List.of();
    }

    /** All parts of a change set have their effect, or none. */
    private List<String> changed(JsonNode parts) throws IOException, InterruptedException {
        List<String> changed = new ArrayList<>();
        for (JsonNode part : parts) {
            changed.addAll(find(part));
        }
        return changed.isEmpty() ? changed : List.of(String.join(",", changed));
    }

    private boolean has(String table, String key, JsonNode fields) throws IOException, InterruptedException {
        String keyField = table.equals("A_ProductionOrder_2") ? "ManufacturingOrder" : "DeliveryDocument";
        JsonNode row = books.rows(table, keyField, key).get(0);
        return fields.properties().stream()
                .filter(field -> !field.getKey().startsWith("MfgOrderPlanned"))
                .allMatch(field -> isSame(
                        row.path(field.getKey()).asText(""), field.getValue().asText()));
    }

    private static boolean isSame(String one, String other) {
        return one.equals(other)
                || NUMBER.matcher(one).matches()
                        && NUMBER.matcher(other).matches()
                        && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
    }
}
