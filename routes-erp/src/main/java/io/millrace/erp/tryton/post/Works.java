/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.tryton.rpc.Tryton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The works of a production order: its operations, known by their sequence. An order without routing has none. */
record Works(List<JsonNode> works) {

    static final String MODEL = "production.work";

    static Works of(Tryton tryton, int order) {
        return new Works(tryton.search(
                MODEL,
                Map.of(),
                List.of(List.of("production", "=", order)),
                null,
                List.of(List.of("sequence", "ASC"), List.of("id", "ASC")),
                "sequence",
                "state"));
    }

    boolean isEmpty() {
        return works.isEmpty();
    }

    /** The work of an operation: {@code 0020} is that with sequence 20. */
    @Nullable
    JsonNode of(String operation) {
        return works.stream()
                .filter(work -> id(work).equals(padded(operation)))
                .findFirst()
                .orElse(null);
    }

    boolean isLast(String operation) {
        return works.isEmpty() || id(works.get(works.size() - 1)).equals(padded(operation));
    }

    private static String id(JsonNode work) {
        return operation(work.path("sequence").asInt());
    }

    private static String padded(String operation) {
        return operation.matches("\\d{1,9}") ? operation(Integer.parseInt(operation)) : operation;
    }

    /** {@code 0020} for sequence 20. */
    static String operation(int sequence) {
        return "%04d".formatted(sequence);
    }
}
