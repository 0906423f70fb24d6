/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The business rules of a collection: what it refuses, and what follows from a booking. */
interface DocumentRules {

    Set<String> UNITS = Set.of("EA", "KGM", "GRM", "LTR", "MTR", "HUR", "MIN");

    /** The refusal of a document, or null when it may be booked. */
    Answer refusal(JsonNode body);

    /** Called once for each booking, also for those of earlier runs. */
    default void booked(JsonNode body) {}

    /** A document must carry these fields, and its event and correlation id. */
    static DocumentRules requires(String... fields) {
        return fields("eventId", "correlationId").and(fields(fields));
    }

    /** A document must carry these fields. */
    static DocumentRules fields(String... fields) {
        return body -> missing(body, fields);
    }

    /** Refuses nothing, but hears of every booking. */
    static DocumentRules whenBooked(Consumer<JsonNode> listener) {
        return new DocumentRules() {
            @Override
            public Answer refusal(JsonNode body) {
                return null;
            }

            @Override
            public void booked(JsonNode body) {
                listener.accept(body);
            }
        };
    }

    /** Both rules, this one first. */
    default DocumentRules and(DocumentRules next) {
        DocumentRules first = this;
        return new DocumentRules() {
            @Override
            public Answer refusal(JsonNode body) {
                Answer refusal = first.refusal(body);
                return refusal == null ? next.refusal(body) : refusal;
            }

            @Override
            public void booked(JsonNode body) {
                first.booked(body);
                next.booked(body);
            }
        };
    }

    /** The object that a field names is not known here yet: 404 with that code. */
    static DocumentRules known(String field, String code, Predicate<String> known) {
        return body -> {
            String id = body.path(field).asText();
            return known.test(id) ? null : Answer.unknown(code, field + " " + id + " is not known here");
        };
    }

    /** A quantity must be a positive number in a unit of UN/CEFACT Recommendation 20. */
    static DocumentRules quantity() {
        return body -> {
            if (!UNITS.contains(body.path("unit").asText())) {
                return Answer.rejected(
                        "UNKNOWN_UNIT", "unit '" + body.path("unit").asText() + "' is not known");
            }
            return signum(body.path("quantity")) > 0
                    ? null
                    : Answer.rejected("INVALID_QUANTITY", "quantity must be a number above zero");
        };
    }

    /** A code must be one of those. */
    static DocumentRules oneOf(String field, Set<String> codes) {
        return body -> codes.contains(body.path(field).asText())
                ? null
                : Answer.rejected("INVALID_CODE", field + " must be one of " + codes);
    }

    /** -1, 0, 1, or -1 for what is no number. */
    static int signum(JsonNode value) {
        try {
            return new BigDecimal(value.asText()).signum();
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static Answer missing(JsonNode body, String... fields) {
        for (String field : fields) {
            if (body.path(field).isMissingNode() || body.path(field).isNull()) {
                return Answer.rejected("MISSING_FIELD", field + " is missing");
            }
        }
        return null;
    }
}
