/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Histories.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The target's side: its books, and what becomes of the first call for one event. */
public final class Erp {

    public enum Fate {
        POSTED,
        LOST_ANSWER,
        /** The connection breaks, and only later the target does it. */
        LATE,
        BUSY,
        REJECTED,
        /** It is done, but nobody can read the answer. */
        GARBAGE;

        /** The answer does not tell whether the effect is there. */
        boolean isAmbiguous() {
            return this == LOST_ANSWER || this == LATE || this == GARBAGE;
        }
    }

    /** @param status {@link #NONE}: the connection breaks without an answer */
    public record Reply(int status, String body) {}

    static final int NONE = 0;

    private record Late(Instant due, Runnable effect) {}

    private final String target;
    private final TargetClass targetClass;
    private final String victim;
    private final InstantSource clock;
    private final Duration late;
    private final List<Effect> effects = new ArrayList<>();
    private final Map<String, String> documents = new HashMap<>();
    private final Map<String, String> requests = new HashMap<>();
    private final List<Late> pending = new ArrayList<>();
    private @Nullable Fate fate;

    /** @param late how long after the call an effect comes that is {@link Fate#LATE} */
    public Erp(String target, TargetClass targetClass, String victim, Fate fate, InstantSource clock, Duration late) {
        this.target = target;
        this.targetClass = targetClass;
        this.victim = victim;
        this.fate = fate;
        this.clock = clock;
        this.late = late;
    }

    /** @param key under which it is posted; null if the target has no use for one */
    public synchronized Reply post(@Nullable String key, String request, Fuse caller) {
        JsonNode json = json(request);
        String event = json.path("eventId").asText();
        caller.reached(CrashPoint.REQUEST_ARRIVED, event);
        Fate its = event.equals(victim) && fate != null ? fate : Fate.POSTED;
        fate = event.equals(victim) ? null : fate;
        if (its == Fate.BUSY) {
            return new Reply(503, "{}");
        }
        if (its == Fate.REJECTED) {
            return new Reply(422, "{\"code\":\"PERIOD_CLOSED\"}");
        }
        if (its == Fate.LATE) {
            pending.add(new Late(clock.instant().plus(late), () -> book(key, event, request)));
            return new Reply(NONE, "");
        }
        String document = book(key, event, request);
        caller.reached(CrashPoint.EFFECT_DONE, event);
        return switch (its) {
            case LOST_ANSWER -> new Reply(NONE, "");
            case GARBAGE -> new Reply(200, "<html>done</html>");
            default -> new Reply(201, "{\"documentNumber\":\"" + document + "\"}");
        };
    }

    /** What is there under the reference. */
    synchronized Reply ask(String reference, Fuse caller) {
        caller.reached(CrashPoint.QUESTION_ARRIVED, victim);
        String document = documents.get(reference);
        String items = document == null ? "" : "{\"documentNumber\":\"" + document + "\"}";
        return new Reply(200, "{\"items\":[" + items + "]}");
    }

    private String book(@Nullable String key, String event, String request) {
        boolean honours = targetClass == TargetClass.IDEMPOTENT;
        if (honours && documents.containsKey(key)) {
            if (!request.equals(requests.get(key))) {
                throw new IllegalStateException("the key " + key + " came with other bytes before");
            }
            return documents.get(key);
        }
        String document = "D-" + (effects.size() + 1);
        if (key != null) {
            documents.put(key, document);
            requests.put(key, request);
        }
        JsonNode json = json(request);
        effects.add(new Effect(
                target,
                event,
                document,
                json.path("quantity").asText() + ' ' + json.path("unit").asText()));
        return document;
    }

    /** Does what has come due. */
    synchronized void work() {
        Instant now = clock.instant();
        pending.stream().filter(each -> !each.due.isAfter(now)).forEach(each -> each.effect.run());
        pending.removeIf(each -> !each.due.isAfter(now));
    }

    /** Does everything it still has to do. */
    public synchronized void finish() {
        pending.forEach(each -> each.effect.run());
        pending.clear();
    }

    /** In their order. */
    public synchronized List<Effect> effects() {
        return List.copyOf(effects);
    }

    private static JsonNode json(String request) {
        try {
            return CanonicalJson.mapper().readTree(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
