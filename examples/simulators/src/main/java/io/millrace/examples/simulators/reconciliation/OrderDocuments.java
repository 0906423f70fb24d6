/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.examples.simulators.reconciliation.History.Effect;
import io.millrace.examples.simulators.reconciliation.History.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the plant's systems hold of the work orders of an ERP that shows states, not events: the ids of its events are made
 * by who reads it, so documents are attributed by order and change. A state that is told again is no new document, nor is
 * one in which only the components differ, which an ERP changes as they are booked; and a change that the release already
 * says needs none.
 */
final class OrderDocuments {

    private static final String MES = "mes/work-orders";
    private static final Set<String> OTHERS = Set.of("scheduling/jobs", "labor/activities", "line/work-orders");
    private static final String CHANGED = "work-order-changed";

    private final Map<String, ObjectNode> lastState = new HashMap<>();
    private final Map<String, String> priorityAtRelease = new HashMap<>();
    private final Attribution changes;
    private final Map<String, Attribution> releases = new HashMap<>();

    private OrderDocuments(List<Fact> facts) {
        changes = new Attribution(
                facts, List.of("work-order-released", CHANGED, "work-order-closed"), "workOrder", "change");
        OTHERS.forEach(
                place -> releases.put(place, new Attribution(facts, List.of("work-order-released"), "workOrder")));
    }

    /** The history with the documents of work orders attributed. */
    static History attribute(History history) {
        OrderDocuments documents = new OrderDocuments(history.facts());
        List<Effect> effects = new ArrayList<>();
        for (Effect effect : history.effects()) {
            Effect attributed = documents.attribute(effect);
            if (attributed != null) {
                effects.add(attributed);
            }
        }
        List<Fact> facts = history.facts().stream()
                .filter(fact -> !documents.isSaidByTheRelease(fact))
                .toList();
        return new History(facts, effects, history.downtimes(), history.lostResponses());
    }

    private Effect attribute(Effect effect) {
        if (releases.containsKey(effect.place())) {
            return releases.get(effect.place()).attribute(effect);
        }
        return effect.place().equals(MES) ? ofMes(effect) : effect;
    }

    private Effect ofMes(Effect effect) {
        ObjectNode body = effect.body().deepCopy();
        String order = body.path("id").asText();
        String change = body.path("change").asText();
        ObjectNode state = body.deepCopy();
        state.remove(List.of("eventId", "correlationId", "change", "components"));
        JsonNode before = lastState.put(order, state);
        if (change.equals("CHANGED") && state.equals(before)) {
            return null;
        }
        if (change.equals("RELEASED")) {
            priorityAtRelease.putIfAbsent(order, body.path("priority").asText());
        }
        return changes.attribute(new Effect(
                effect.target(),
                effect.collection(),
                effect.documentNumber(),
                effect.order(),
                body.put("workOrder", order)));
    }

    private boolean isSaidByTheRelease(Fact fact) {
        return fact.kind().equals(CHANGED)
                && fact.body().at("/workOrder/priority").asText().equals(priorityAtRelease.get(fact.key()));
    }
}
