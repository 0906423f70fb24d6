/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.core.ledger.State;
import io.millrace.tests.conformance.Histories.AuditLine;
import io.millrace.tests.conformance.Histories.Effect;
import io.millrace.tests.conformance.Histories.OwedDelivery;
import io.millrace.tests.conformance.Histories.Sent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what was sent, what the target has, what the ledger holds and what it noted. A pure function: events are
 * unique and ordered per business key, so each check is one pass.
 */
public final class Checker {

    /** An event and one of the targets it is owed to. */
    private record Owed(String target, String event) {}

    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, Integer> order = new HashMap<>();
    private final Map<Owed, List<Effect>> effects = new LinkedHashMap<>();
    private final Map<Owed, List<OwedDelivery>> deliveries = new LinkedHashMap<>();
    private final Map<Owed, List<AuditLine>> audit = new HashMap<>();
    private final Set<String> targets = new TreeSet<>();
    private final Histories histories;
    private final List<Finding> findings = new ArrayList<>();

    private Checker(Histories histories) {
        this.histories = histories;
        for (Sent each : histories.sent()) {
            order.put(each.event(), order.size());
            sent.put(each.event(), each);
            targets.addAll(each.targets());
        }
        for (Effect each : histories.effects()) {
            effects.computeIfAbsent(new Owed(each.target(), each.event()), none -> new ArrayList<>())
                    .add(each);
        }
        for (OwedDelivery each : histories.deliveries()) {
            deliveries
                    .computeIfAbsent(new Owed(each.target(), each.event()), none -> new ArrayList<>())
                    .add(each);
        }
        for (AuditLine each : histories.audit()) {
            audit.computeIfAbsent(new Owed(each.target(), each.event()), none -> new ArrayList<>())
                    .add(each);
        }
    }

    /** @return nothing if every promise was kept */
    public static List<Finding> check(Histories histories) {
        Checker checker = new Checker(histories);
        checker.checkSent();
        checker.effects.forEach(checker::checkEffects);
        checker.deliveries.forEach(checker::checkDeliveries);
        for (String target : checker.targets) {
            checker.checkOrder(target);
            checker.checkProgress(target);
        }
        return List.copyOf(checker.findings);
    }

    private void checkSent() {
        for (Sent each : sent.values()) {
            for (String target : each.targets()) {
                Owed owed = new Owed(target, each.event());
                if (each.acknowledged() && !deliveries.containsKey(owed)) {
                    add(Anomaly.LOST, owed, "acknowledged, and not in the ledger");
                }
            }
        }
    }

    private void checkEffects(Owed owed, List<Effect> its) {
        Sent asked = sent.get(owed.event);
        if (asked == null || !asked.targets().contains(owed.target)) {
            add(Anomaly.UNEXPECTED, owed, "an effect that nobody asked for: " + its);
            return;
        }
        if (its.size() > 1) {
            add(Anomaly.DUPLICATE, owed, its.size() + " effects: " + its);
        }
        for (Effect each : its) {
            if (!sameAmount(asked.amount(), each.amount())) {
                add(Anomaly.AMOUNT_MISMATCH, owed, "sent " + asked.amount() + ", posted " + each.amount());
            }
        }
        if (!deliveries.containsKey(owed)) {
            add(Anomaly.UNEXPECTED, owed, "an effect of what the ledger does not hold: " + its);
        }
    }

    private void checkDeliveries(Owed owed, List<OwedDelivery> its) {
        Sent asked = sent.get(owed.event);
        if (asked == null || !asked.targets().contains(owed.target)) {
            add(Anomaly.UNEXPECTED, owed, "a delivery that nobody asked for");
            return;
        }
        if (its.size() > 1) {
            add(Anomaly.DUPLICATE, owed, its.size() + " deliveries");
        }
        for (OwedDelivery each : its) {
            checkEffectOf(owed, each);
            checkNoted(owed, each);
        }
    }

    private void checkEffectOf(Owed owed, OwedDelivery delivery) {
        List<Effect> its = effects.getOrDefault(owed, List.of());
        switch (State.valueOf(delivery.state())) {
            case POSTED, MANUAL, COMPENSATED -> {
                if (its.stream().noneMatch(each -> each.document().equals(delivery.document()))) {
                    String text = delivery.state() + " as " + delivery.document() + ", the target has " + its;
                    add(Anomaly.PHANTOM_POSTED, owed, text);
                }
            }
            case RECEIVED, CLAIMED, RETRY_WAIT, SKIPPED, PARKED -> {
                if (!its.isEmpty() && !delivery.ambiguous()) {
                    add(Anomaly.UNEXPECTED, owed, delivery.state() + ", and the target has " + its);
                }
            }
            case IN_FLIGHT, UNKNOWN -> {} // it may be there or not; that it is still open is for checkProgress
        }
    }

    private void checkNoted(Owed owed, OwedDelivery delivery) {
        State state = State.valueOf(delivery.state());
        boolean byPerson = state == State.SKIPPED || state == State.MANUAL;
        boolean noted = audit.getOrDefault(owed, List.of()).stream()
                .filter(line -> line.state().equals(delivery.state()))
                .anyMatch(line ->
                        !byPerson || !isBlank(line.reason()) && !line.actor().equals("ledger"));
        if ((state.isTerminal() || state == State.PARKED) && !noted) {
            add(
                    Anomaly.SKIPPED_SILENTLY,
                    owed,
                    delivery.state() + " without a line in the audit that says who and why");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** Events of one key are accepted and have their first effects in the order they were sent in. */
    private void checkOrder(String target) {
        List<String> inEffect = histories.effects().stream()
                .filter(each -> each.target().equals(target))
                .map(Effect::event)
                .distinct()
                .toList();
        checkAscending(target, inEffect, "its effect came after that of %s, which was sent later");
        List<String> accepted = histories.deliveries().stream()
                .filter(each -> each.target().equals(target))
                .sorted(Comparator.comparingLong(OwedDelivery::place))
                .map(OwedDelivery::event)
                .distinct()
                .toList();
        checkAscending(target, accepted, "it was accepted after %s, which was sent later");
        checkOvertaken(target, inEffect);
    }

    private void checkAscending(String target, List<String> events, String text) {
        Map<String, String> latest = new HashMap<>();
        for (String event : events) {
            String ahead = null;
            for (String key : keys(event)) {
                String before = latest.get(key);
                if (before != null && order.get(before) > order.get(event)) {
                    ahead = before;
                } else {
                    latest.put(key, event);
                }
            }
            if (ahead != null) {
                add(Anomaly.REORDERED, new Owed(target, event), text.formatted(ahead));
            }
        }
    }

    /** What is open keeps its place: nothing later of the same key has an effect. */
    private void checkOvertaken(String target, List<String> inEffect) {
        Map<String, String> last = new HashMap<>();
        for (String event : inEffect) {
            for (String key : keys(event)) {
                last.merge(key, event, (one, other) -> order.get(one) > order.get(other) ? one : other);
            }
        }
        Set<String> done = new HashSet<>(inEffect);
        for (OwedDelivery each : histories.deliveries()) {
            if (each.target().equals(target)
                    && !State.valueOf(each.state()).isTerminal()
                    && !done.contains(each.event())) {
                keys(each.event()).stream()
                        .map(last::get)
                        .filter(later -> later != null && order.get(later) > order.get(each.event()))
                        .findFirst()
                        .ifPresent(later -> add(
                                Anomaly.REORDERED,
                                new Owed(target, each.event()),
                                each.state() + ", but " + later + " of the same key has its effect"));
            }
        }
    }

    /** Only a person's decision that is due, on the event or before it on one of its keys, keeps an event open. */
    private void checkProgress(String target) {
        Set<String> held = new HashSet<>();
        histories.deliveries().stream()
                .filter(each -> each.target().equals(target))
                .filter(each -> !State.valueOf(each.state()).isTerminal())
                .sorted(Comparator.comparingLong(OwedDelivery::place))
                .forEach(each -> {
                    List<String> keys = keys(each.event());
                    boolean parked = each.state().equals(State.PARKED.name());
                    if (!parked && keys.stream().noneMatch(held::contains)) {
                        add(Anomaly.STUCK, new Owed(target, each.event()), each.state() + ", and nothing holds it");
                    }
                    held.addAll(keys);
                });
    }

    private List<String> keys(String event) {
        Sent asked = sent.get(event);
        return asked == null ? List.of() : asked.keys();
    }

    private static boolean sameAmount(String one, String other) {
        String[] ours = one.split(" ");
        String[] theirs = other.split(" ");
        return ours.length == 2
                && theirs.length == 2
                && ours[1].equals(theirs[1])
                && new BigDecimal(ours[0]).compareTo(new BigDecimal(theirs[0])) == 0;
    }

    private void add(Anomaly anomaly, Owed owed, String text) {
        findings.add(new Finding(anomaly, owed.target, owed.event, text));
    }
}
