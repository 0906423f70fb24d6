/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.examples.simulators.reconciliation.History.Effect;
import io.millrace.examples.simulators.reconciliation.History.Fact;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds the fact that a document books by what both say, where the document bears no id of it. Of several that say the
 * same, the first that was told is the first that was booked. A document too many gets the last one's id: it is a
 * duplicate. One that says what nobody told keeps its own.
 */
final class Attribution {

    private final List<String> fields;
    private final Map<String, Deque<String>> told = new HashMap<>();

    /** @param fields what a fact and its document must have in common */
    Attribution(List<Fact> facts, List<String> kinds, String... fields) {
        this.fields = List.of(fields);
        facts.stream()
                .filter(fact -> kinds.contains(fact.kind()))
                .forEach(fact -> told.computeIfAbsent(saying(fact.body()), s -> new ArrayDeque<>())
                        .add(fact.id()));
    }

    Effect attribute(Effect effect) {
        Deque<String> ids = told.get(saying(effect.body()));
        if (ids == null) {
            return effect;
        }
        String id = ids.size() > 1 ? ids.remove() : ids.element();
        ObjectNode body = effect.body().deepCopy();
        return new Effect(
                effect.target(), effect.collection(), effect.documentNumber(), effect.order(), body.put("eventId", id));
    }

    private String saying(JsonNode body) {
        Map<String, String> says = Fields.of(body);
        return fields.stream().map(field -> field + " " + says.get(field)).collect(Collectors.joining(", "));
    }
}
