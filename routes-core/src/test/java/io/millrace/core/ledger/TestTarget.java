/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import io.millrace.core.post.TargetClass;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/** A system with a sink in front of it, in memory: keeps what was posted, and fails as it is told. */
final class TestTarget extends AsyncProcessorSupport {

    /** What happens to one call. */
    @FunctionalInterface
    interface Fate {
        void meet(Exchange exchange, TestTarget target) throws Exception;
    }

    /** One effect: the business facts and the key under which they were posted. */
    record Effect(String eventId, String key, String request) {}

    private final TargetClass targetClass;
    private final List<Effect> effects = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Fate>> fates = new ConcurrentHashMap<>();

    TestTarget(TargetClass targetClass) {
        this.targetClass = targetClass;
    }

    /** What happens to the next calls for the event, one after the other; then they succeed. */
    void next(String eventId, Fate... its) {
        fates.computeIfAbsent(eventId, id -> new ConcurrentLinkedQueue<>()).addAll(List.of(its));
    }

    List<Effect> effects() {
        return effects;
    }

    /** The event ids of the effects, in their order. */
    List<String> posted() {
        return effects.stream().map(Effect::eventId).toList();
    }

    /** Each call as {@code POST <event id>} or {@code LOOK_UP <event id>}. */
    List<String> calls() {
        return calls;
    }

    List<String> requests() {
        return requests;
    }

    /** The effect happens, once per key where the target honours keys. */
    String apply(Exchange exchange) {
        Delivery delivery = Delivery.of(exchange);
        Map<String, String> byKey = new LinkedHashMap<>();
        effects.forEach(effect -> byKey.putIfAbsent(effect.key, "DOC-" + effect.eventId));
        boolean known = targetClass == TargetClass.IDEMPOTENT && byKey.containsKey(delivery.idempotencyKey());
        String eventId = eventId(exchange);
        if (!known) {
            effects.add(new Effect(eventId, delivery.idempotencyKey(), text(exchange)));
        }
        return "DOC-" + eventId;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        Delivery delivery = Delivery.of(exchange);
        Event<?> event = exchange.getMessage().getBody(Event.class);
        exchange.setProperty("eventId", event.envelope().id());
        calls.add(delivery.purpose() + " " + event.envelope().id());
        if (delivery.purpose() == Delivery.Purpose.LOOK_UP) {
            lookUp(exchange, delivery);
            callback.done(true);
            return true;
        }
        Queue<Fate> its = fates.getOrDefault(event.envelope().id(), new ConcurrentLinkedQueue<>());
        if (its.peek() instanceof BeforeBarrier) {
            meet(its.poll(), exchange);
            callback.done(true);
            return true;
        }
        delivery.barrier(CloudEventCodec.data(event), targetClass).whenComplete((frozen, failure) -> {
            if (failure != null) {
                exchange.setException(failure instanceof CompletionException ? failure.getCause() : failure);
            } else {
                exchange.getMessage().setBody(frozen);
                requests.add(text(exchange));
                meet(its.isEmpty() ? OK : its.poll(), exchange);
            }
            if (exchange.getProperty("never") == null) {
                callback.done(false);
            }
        });
        return false;
    }

    private void lookUp(Exchange exchange, Delivery delivery) {
        effects.stream()
                .filter(effect -> effect.key.equals(delivery.idempotencyKey()))
                .findFirst()
                .ifPresentOrElse(
                        effect -> new Posted("DOC-" + effect.eventId).on(exchange),
                        () -> exchange.setException(
                                new NotPosted.NotProcessed(PostError.ABSENT, "it is not there", null, null)));
    }

    private void meet(Fate fate, Exchange exchange) {
        try {
            fate.meet(exchange, this);
        } catch (Exception e) {
            exchange.setException(e);
        }
    }

    private static String eventId(Exchange exchange) {
        return exchange.getProperty("eventId", String.class);
    }

    private static String text(Exchange exchange) {
        return new String(exchange.getMessage().getBody(byte[].class), StandardCharsets.UTF_8);
    }

    /** A fate that is met before the call leaves. */
    interface BeforeBarrier extends Fate {}

    static final Fate OK = (exchange, target) -> new Posted(target.apply(exchange)).on(exchange);

    static final Fate LOST_ANSWER = (exchange, target) -> {
        target.apply(exchange);
        throw new NotPosted.Ambiguous(PostError.NO_ANSWER, "no answer in time", null);
    };

    static final Fate LOST_REQUEST = (exchange, target) -> {
        throw new NotPosted.Ambiguous(PostError.NO_ANSWER, "no answer in time", null);
    };

    static final Fate BUSY = (exchange, target) -> {
        throw new NotPosted.NotProcessed(PostError.BUSY, "has to wait", null, null);
    };

    static final Fate REJECTED = (exchange, target) -> {
        throw new NotPosted.Rejected(PostError.REJECTED, "period closed", null);
    };

    static final Fate PREMATURE = (exchange, target) -> {
        throw new NotPosted.Premature(PostError.PREMATURE, "order not known", null);
    };

    static final Fate REFUSED = (exchange, target) -> {
        throw new NotPosted.Misconfigured(PostError.MISCONFIGURED, "401", null);
    };

    /** The process dies during the call: the effect is there, the exchange never ends. */
    static final Fate DIES_AFTER_EFFECT = (exchange, target) -> {
        target.apply(exchange);
        exchange.setProperty("never", true);
    };

    static final Fate DIES_BEFORE_EFFECT = (exchange, target) -> exchange.setProperty("never", true);
}
