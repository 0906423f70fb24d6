/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.util.List;

/**
 * What Millrace's process tells the supervisor once a second.
 *
 * @param events how many events the ledger accepted, per event type
 * @param deliveries per target and event type
 * @param parked the deliveries that wait for a person, the latest first
 * @param withoutDocument what was told to the ERP, which had nothing to book for it
 * @param open deliveries that are neither posted nor parked nor closed by a person
 * @param quarantined messages that could not be read
 * @param onKafka events that are on Kafka and not accepted yet, counted once per accepting flow
 */
public record PlantStatus(
        List<EventCount> events,
        List<TargetCount> deliveries,
        List<Parked> parked,
        List<WithoutDocument> withoutDocument,
        long open,
        long quarantined,
        long onKafka) {

    /** Starts the line on standard output that carries a status as JSON. */
    public static final String LINE = "STATUS ";

    public record EventCount(String eventType, long count) {}

    public record TargetCount(String target, String eventType, long posted, long waiting, long parked) {

        TargetCount plus(TargetCount other) {
            return new TargetCount(
                    target, eventType, posted + other.posted, waiting + other.waiting, parked + other.parked);
        }
    }

    /** A delivery that waits for a person, with the words an operator reads. */
    public record Parked(long delivery, String target, String eventId, String key, String text) {}

    /** @param at ISO 8601 in UTC */
    public record WithoutDocument(String eventId, String at) {}

    /** Nothing is known yet. */
    public static PlantStatus none() {
        return new PlantStatus(List.of(), List.of(), List.of(), List.of(), 0, 0, 0);
    }

    long events(Workflow workflow) {
        return events.stream()
                .filter(event -> workflow.eventTypes().contains(event.eventType()))
                .mapToLong(EventCount::count)
                .sum();
    }

    /** The sums of one system over the workflow's events; its parts, such as {@code erp-stock}, are its own. */
    TargetCount count(Workflow workflow, String target) {
        return deliveries.stream()
                .filter(count -> system(count.target()).equals(target)
                        && workflow.eventTypes().contains(count.eventType()))
                .reduce(new TargetCount(target, workflow.title(), 0, 0, 0), TargetCount::plus);
    }

    /** The system that a target is or belongs to. */
    static String system(String target) {
        return target.replaceFirst("-.*", "");
    }

    long parkedTotal() {
        return deliveries.stream().mapToLong(TargetCount::parked).sum();
    }
}
