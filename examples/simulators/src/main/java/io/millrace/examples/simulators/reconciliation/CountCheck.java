/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.DUPLICATED;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.LOST;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.PARKED;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.REORDERED;
import static io.millrace.examples.simulators.reconciliation.Anomaly.Kind.UNEXPECTED;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.examples.simulators.reconciliation.History.Effect;
import io.millrace.examples.simulators.reconciliation.History.Fact;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The counts of the lines. How many counts make one confirmation is the integration's choice, so sums are compared: what
 * the lines really made of an order, operation and lot is what is confirmed, received into stock and charged.
 */
final class CountCheck {

    /**
     * Where what was made is booked.
     *
     * @param byOperation whether a booking names the operation
     * @param amounts the field of the booking for each of good, scrap and rework that it books
     * @param time the field that says up to when
     */
    record Booking(String place, String kind, boolean byOperation, Map<String, String> amounts, String time) {

        boolean concerns(Effect effect) {
            return place.equals(effect.place())
                    && (kind == null
                            || kind.equals(effect.body()
                                    .path(place.startsWith("costing") ? "kind" : "direction")
                                    .asText()));
        }

        String target() {
            return place.substring(0, place.indexOf('/'));
        }

        /** Order, operation and lot. */
        List<String> group(JsonNode body) {
            return List.of(
                    body.path("workOrder").asText(),
                    byOperation ? body.path("operation").asText() : "",
                    body.path("lot").asText());
        }
    }

    static final List<Booking> ALL_BUT_THE_ERP = List.of(
            new Booking("costing/postings", "ACTIVITY", true, Map.of("good", "quantity", "scrap", "scrap"), "postedAt"),
            new Booking("inventory/movements", "RECEIPT", false, Map.of("good", "quantity"), "at"));

    private final List<Fact> counts;
    private final List<Effect> effects;
    private final List<Booking> kinds;
    private final Parked parked;
    private final List<Anomaly> anomalies = new ArrayList<>();
    private final Map<String, Integer> bookings = new TreeMap<>();

    CountCheck(History history, List<Booking> kinds, Parked parked) {
        this.kinds = kinds;
        this.counts = history.facts().stream()
                .filter(fact -> fact.kind().equals("production-count"))
                .toList();
        this.effects = history.effects().stream().filter(this::concerns).toList();
        this.parked = parked;
    }

    /** Whether a document books what the lines counted. */
    boolean concerns(Effect effect) {
        return kinds.stream().anyMatch(booking -> booking.concerns(effect));
    }

    List<Anomaly> anomalies() {
        for (Booking booking : kinds) {
            List<Effect> booked = effects.stream().filter(booking::concerns).toList();
            bookings.put("production-confirmed -> " + booking.place(), booked.size());
            checkSums(booking, booked);
            checkOrder(booking, booked);
        }
        return anomalies;
    }

    /** The number of bookings by place. */
    Map<String, Integer> bookings() {
        return bookings;
    }

    private void checkSums(Booking booking, List<Effect> booked) {
        Map<List<String>, List<JsonNode>> made = new LinkedHashMap<>();
        Map<List<String>, List<JsonNode>> held = new LinkedHashMap<>();
        counts.forEach(count -> made.computeIfAbsent(booking.group(count.body()), g -> new ArrayList<>())
                .add(count.made()));
        booked.forEach(effect -> held.computeIfAbsent(booking.group(effect.body()), g -> new ArrayList<>())
                .add(effect.body()));
        held.keySet().stream()
                .filter(group -> !made.containsKey(group))
                .forEach(group -> add(
                        UNEXPECTED,
                        booking.place() + " has bookings for " + words(group) + ", which no line has made"));
        made.forEach((group, parts) -> booking.amounts()
                .forEach((counter, field) -> compare(
                        booking,
                        group,
                        counter,
                        sum(parts, counter),
                        sum(held.getOrDefault(group, List.of()), field))));
    }

    private void compare(Booking booking, List<String> group, String counter, BigDecimal made, BigDecimal held) {
        int difference = held.compareTo(made);
        if (difference == 0) {
            return;
        }
        boolean visible = difference < 0 && parked.key(booking.target(), group.get(0));
        add(
                visible ? PARKED : difference < 0 ? LOST : DUPLICATED,
                words(group) + ": the line made " + made + " EA " + counter + ", booked in " + booking.place() + " are "
                        + held);
    }

    /** Bookings of one order and operation follow each other in time, and none follows the final one. */
    private void checkOrder(Booking booking, List<Effect> booked) {
        Map<List<String>, Effect> last = new LinkedHashMap<>();
        for (Effect effect : booked) {
            Effect before = last.put(booking.group(effect.body()), effect);
            if (before != null
                    && (time(booking, effect).isBefore(time(booking, before))
                            || before.body().path("final").asBoolean())) {
                add(
                        REORDERED,
                        words(booking.group(effect.body())) + ": document " + effect.documentNumber() + " in "
                                + booking.place() + " is booked after document " + before.documentNumber()
                                + ", which is the later one");
            }
        }
    }

    private void add(Anomaly.Kind kind, String text) {
        anomalies.add(new Anomaly(kind, text));
    }

    private static OffsetDateTime time(Booking booking, Effect effect) {
        return OffsetDateTime.parse(effect.body().path(booking.time()).asText());
    }

    private static BigDecimal sum(List<JsonNode> bodies, String field) {
        return bodies.stream().map(body -> Fields.amount(body, field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String words(List<String> group) {
        return "work order " + group.get(0) + (group.get(1).isEmpty() ? "" : " operation " + group.get(1)) + " lot "
                + group.get(2);
    }
}
