/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.tests.conformance.Histories.AuditLine;
import io.millrace.tests.conformance.Histories.Effect;
import io.millrace.tests.conformance.Histories.OwedDelivery;
import io.millrace.tests.conformance.Histories.Sent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Makes up histories, good ones and spoiled ones, for the checker's own test. */
final class HistoryBuilder {

    private static final String ERP = "erp";

    private final List<Sent> sent = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<OwedDelivery> deliveries = new ArrayList<>();
    private final List<AuditLine> audit = new ArrayList<>();

    /** Sent and acknowledged, not accepted yet. */
    HistoryBuilder sent(String event, String... keys) {
        sent.add(new Sent(event, List.of(ERP), Arrays.asList(keys), "2.500 KGM", true));
        return this;
    }

    HistoryBuilder effect(String event) {
        effects.add(new Effect(ERP, event, "D-" + event, "2.5 KGM"));
        return this;
    }

    HistoryBuilder delivery(String event, String state, String document, boolean ambiguous) {
        deliveries.add(new OwedDelivery(ERP, event, deliveries.size() + 1, state, document, ambiguous));
        return this;
    }

    HistoryBuilder noted(String event, String state, String actor, String reason) {
        audit.add(new AuditLine(ERP, event, state, actor, reason));
        return this;
    }

    HistoryBuilder posted(String event, String... keys) {
        return sent(event, keys)
                .effect(event)
                .delivery(event, "POSTED", "D-" + event, false)
                .noted(event, "POSTED", "ledger", null);
    }

    HistoryBuilder open(String event, String state, String... keys) {
        return sent(event, keys).delivery(event, state, null, false);
    }

    HistoryBuilder parked(String event, String... keys) {
        return open(event, "PARKED", keys).noted(event, "PARKED", "ledger", "rejected: period closed");
    }

    HistoryBuilder parkedInDoubt(String event, String... keys) {
        return sent(event, keys)
                .effect(event)
                .delivery(event, "PARKED", null, true)
                .noted(event, "PARKED", "ledger", "nobody knows");
    }

    HistoryBuilder byPerson(String event, String state, String... keys) {
        sent(event, keys).noted(event, state, "m.huber", "looked in the ERP");
        return state.equals("MANUAL")
                ? effect(event).delivery(event, state, "D-" + event, false)
                : delivery(event, state, null, false);
    }

    HistoryBuilder without(Class<?> line, String event) {
        List<?> lines = line == Sent.class
                ? sent
                : line == Effect.class ? effects : line == AuditLine.class ? audit : deliveries;
        lines.removeIf(each -> each.toString().contains("event=" + event + ","));
        return this;
    }

    HistoryBuilder change(String event, UnaryOperator<OwedDelivery> change) {
        deliveries.replaceAll(each -> each.event().equals(event) ? change.apply(each) : each);
        return this;
    }

    HistoryBuilder state(String event, String state) {
        return change(
                event,
                each -> new OwedDelivery(each.target(), event, each.place(), state, each.document(), each.ambiguous()));
    }

    HistoryBuilder document(String event, String document) {
        return change(
                event,
                each -> new OwedDelivery(each.target(), event, each.place(), each.state(), document, each.ambiguous()));
    }

    HistoryBuilder amount(String event, String amount) {
        effects.replaceAll(each -> each.event().equals(event) ? new Effect(ERP, event, each.document(), amount) : each);
        return this;
    }

    /** The effects of both change places. */
    HistoryBuilder swapEffects(String one, String other) {
        List<String> events = effects.stream().map(Effect::event).toList();
        java.util.Collections.swap(effects, events.indexOf(one), events.indexOf(other));
        return this;
    }

    HistoryBuilder swapPlaces(String one, String other) {
        long first = place(one);
        long second = place(other);
        return place(one, second).place(other, first);
    }

    private long place(String event) {
        return deliveries.stream()
                .filter(each -> each.event().equals(event))
                .findFirst()
                .orElseThrow()
                .place();
    }

    private HistoryBuilder place(String event, long place) {
        return change(
                event,
                each -> new OwedDelivery(each.target(), event, place, each.state(), each.document(), each.ambiguous()));
    }

    HistoryBuilder unacknowledged(String event) {
        sent.replaceAll(each ->
                each.event().equals(event) ? new Sent(event, each.targets(), each.keys(), each.amount(), false) : each);
        return this;
    }

    HistoryBuilder alsoOwedTo(String target, String event) {
        sent.replaceAll(each -> each.event().equals(event)
                ? new Sent(event, List.of(ERP, target), each.keys(), each.amount(), each.acknowledged())
                : each);
        return this;
    }

    HistoryBuilder effectAt(String target, String event) {
        effects.add(new Effect(target, event, "D-" + event, "2.5 KGM"));
        return this;
    }

    Histories build() {
        return new Histories(List.copyOf(sent), List.copyOf(effects), List.copyOf(deliveries), List.copyOf(audit));
    }
}
