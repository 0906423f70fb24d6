/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.DUPLICATED;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.LOST;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.NOTHING_THERE;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.PARKED;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.REORDERED;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.UNEXPECTED;

import io.millrace.examples.simulators.reconciliation.History.Effect;
import io.millrace.examples.simulators.reconciliation.History.Fact;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The facts that are booked one by one: each once in each of its targets, with what it said, in its order. */
final class FactCheck {

    private final Map<String, Fact> factById;
    private final Map<String, List<Effect>> byEventAndPlace;
    private final List<Effect> effects;
    private final List<Fact> facts;
    private final Map<String, List<Expectation>> expectations;
    private final Parked parked;
    private final List<Anomaly> anomalies = new ArrayList<>();
    private final Map<String, Tally> tallies = new TreeMap<>();

    /** How many facts of a kind a target should have, and how many of them it has. */
    record Tally(int told, int booked) {

        static Tally sum(Tally one, Tally other) {
            return new Tally(one.told() + other.told(), one.booked() + other.booked());
        }
    }

    /** @param effects the documents that book one fact each */
    FactCheck(List<Fact> facts, List<Effect> effects, List<Expectation> expectations, Parked parked) {
        this.facts = facts;
        this.effects = effects;
        this.expectations = expectations.stream().collect(Collectors.groupingBy(Expectation::fact));
        this.parked = parked;
        this.factById = facts.stream().collect(Collectors.toMap(Fact::id, Function.identity(), (a, b) -> a));
        this.byEventAndPlace = effects.stream()
                .collect(Collectors.groupingBy(e -> e.eventId() + " " + e.place(), Collectors.toList()));
    }

    List<Anomaly> anomalies() {
        facts.forEach(fact -> expectationsOf(fact).forEach(expected -> check(fact, expected)));
        checkUnexpected();
        checkOrder();
        return anomalies;
    }

    /** By kind of fact and target. */
    Map<String, Tally> tallies() {
        return tallies;
    }

    private List<Expectation> expectationsOf(Fact fact) {
        return expectations.getOrDefault(fact.kind(), List.of());
    }

    private void check(Fact fact, Expectation expected) {
        List<Effect> booked = byEventAndPlace.getOrDefault(fact.id() + " " + expected.place(), List.of());
        tallies.merge(fact.kind() + " -> " + expected.place(), new Tally(1, booked.isEmpty() ? 0 : 1), Tally::sum);
        if (booked.isEmpty()) {
            add(whyNotBooked(fact, expected), describe(fact) + " is not booked in " + expected.place());
            return;
        }
        compare(fact, expected, booked.get(0));
        booked.stream()
                .skip(1)
                .forEach(again -> add(
                        DUPLICATED,
                        describe(fact) + " is booked again in " + expected.place() + " as document "
                                + again.documentNumber()));
    }

    private Anomaly.Kind whyNotBooked(Fact fact, Expectation expected) {
        if (parked.event(expected.target(), fact.id())) {
            return PARKED;
        }
        return expected.nothingThere().test(fact) ? NOTHING_THERE : LOST;
    }

    private void compare(Fact fact, Expectation expected, Effect booked) {
        Map<String, String> says = Fields.of(booked.body());
        Map<String, String> shouldSay = new LinkedHashMap<>(expected.says().apply(Fields.of(fact.body())));
        shouldSay.forEach((field, value) -> {
            if (value != null && !value.equals(says.get(field))) {
                add(
                        difference(field, value, says.get(field)),
                        describe(fact) + " is booked in " + expected.place() + " as document "
                                + booked.documentNumber() + " with " + field + " " + says.get(field) + " instead of "
                                + value);
            }
        });
    }

    /** A document with more than was told has booked something twice; one with less, or with another lot, has lost it. */
    private static Anomaly.Kind difference(String field, String told, String booked) {
        boolean more =
                Fields.isAmount(field) && booked != null && new BigDecimal(booked).compareTo(new BigDecimal(told)) > 0;
        return more ? DUPLICATED : LOST;
    }

    private void checkUnexpected() {
        for (Effect effect : effects) {
            Fact fact = factById.get(effect.eventId());
            boolean expected = fact != null
                    && expectationsOf(fact).stream().anyMatch(e -> e.place().equals(effect.place()));
            if (!expected) {
                add(
                        UNEXPECTED,
                        effect.place() + " holds document " + effect.documentNumber() + " for event " + effect.eventId()
                                + ", which nobody told it: " + Fields.of(effect.body()));
            }
        }
    }

    /** Only the first booking of a fact has a place in the order; a second one is a duplicate already. */
    private void checkOrder() {
        Map<String, Fact> newest = new HashMap<>();
        byEventAndPlace.values().stream()
                .map(booked -> booked.get(0))
                .sorted(Comparator.comparingInt(Effect::order))
                .filter(effect -> factById.containsKey(effect.eventId()))
                .forEach(effect -> {
                    Fact fact = factById.get(effect.eventId());
                    Fact before = newest.putIfAbsent(effect.place() + " " + fact.key(), fact);
                    if (before != null && before.order() > fact.order()) {
                        add(
                                REORDERED,
                                describe(fact) + " is booked in " + effect.place() + " after " + describe(before));
                    } else {
                        newest.put(effect.place() + " " + fact.key(), fact);
                    }
                });
    }

    private void add(Anomaly.Kind kind, String text) {
        anomalies.add(new Anomaly(kind, text));
    }

    private static String describe(Fact fact) {
        Map<String, String> fields = Fields.of(fact.body());
        StringBuilder text =
                new StringBuilder(fact.kind().replace('-', ' ')).append(' ').append(fact.id());
        for (String field : List.of("workOrder", "operation", "hold", "shipment", "item", "lot", "quantity", "unit")) {
            if (fields.containsKey(field)) {
                text.append(", ").append(field).append(' ').append(fields.get(field));
            }
        }
        return text.toString();
    }
}
