/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.Posted;
import io.millrace.erp.tryton.TrytonError;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One shipment in Tryton, brought from state to state. */
final class Shipment {

    private final Tryton tryton;
    private final String model;
    private final int id;
    private final String number;

    Shipment(Tryton tryton, String model, JsonNode record) {
        this.tryton = tryton;
        this.model = model;
        this.id = record.path("id").asInt();
        this.number = record.path("number").asText();
    }

    /**
     * The one that was made for a posting, null if none was. A call that came late may have made a second one: it is a
     * draft, or its lines went with it.
     */
    static @Nullable Shipment of(Tryton tryton, String model, String key) {
        List<?> ours = List.of(List.of("reference", "like", "%" + key), List.of("state", "!=", "cancelled"));
        JsonNode found = null;
        for (JsonNode each : tryton.search(model, ours, "number", "state", "moves")) {
            boolean done = each.path("state").asText().equals("done");
            if (!each.path("moves").isEmpty() && (found == null || done)) {
                found = each;
            }
        }
        return found == null ? null : new Shipment(tryton, model, found);
    }

    /** @param values its lines among them: all is made in one call, with the posting's key in its reference */
    static Shipment make(Tryton tryton, String model, String key, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.merge("reference", key, (said, ours) -> said + " " + ours);
        tryton.create(model, List.of(all));
        Shipment made = of(tryton, model, key);
        if (made == null) {
            throw tryton.rejected(TrytonError.NOT_DONE, "Tryton did not make its " + model);
        }
        return made;
    }

    /** @param what the model in words: {@code customer shipment} */
    static JsonNode numbered(Tryton tryton, String model, String what, String number, String... fields) {
        JsonNode found = tryton.first(model, List.of(List.of("number", "=", number)), fields);
        if (found == null) {
            throw tryton.premature("Tryton does not know " + what + ' ' + number);
        }
        return found;
    }

    String reference() {
        return model + ',' + id;
    }

    /** What it moves, of one of its fields. */
    List<JsonNode> moves(String field, String... fields) {
        JsonNode record = tryton.first(model, List.of(List.of("id", "=", id)), field);
        return tryton.search(Move.MODEL, List.of(List.of("id", "in", Values.ids(record.path(field)))), fields);
    }

    void write(Map<String, ?> values) {
        tryton.write(model, id, values);
    }

    String state() {
        return tryton.first(model, List.of(List.of("id", "=", id)), "state")
                .path("state")
                .asText();
    }

    /** Presses a button if it is in the state. */
    void step(String in, String button) {
        if (state().equals(in)) {
            press(button);
            tryton.effective();
        }
    }

    /** The same where what it moves is of no order that Tryton knows. */
    void stepWithoutOrigin(String in, String button) {
        if (state().equals(in)) {
            tryton.pressWithoutOrigin(model, button, List.of(id));
            tryton.effective();
        }
    }

    /** The stock has moved already, so a reservation of somebody else does not keep it. */
    void assign() {
        if (state().equals("waiting")) {
            press("assign_try");
            if (state().equals("waiting")) {
                press("assign_force");
            }
        }
    }

    void press(String button) {
        tryton.press(model, button, List.of(id));
    }

    Posted done() {
        String state = state();
        if (!state.equals("done")) {
            throw tryton.rejected(TrytonError.NOT_DONE, model + ' ' + number + " is still " + state);
        }
        return new Posted(number);
    }

    @Nullable
    Posted ifDone() {
        return state().equals("done") ? new Posted(number) : null;
    }
}
