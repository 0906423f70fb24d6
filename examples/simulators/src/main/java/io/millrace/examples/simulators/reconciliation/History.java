/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.examples.simulators.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What happened in a day, as the simulators' journals tell it: what was told, what is booked, what went wrong. */
record History(List<Fact> facts, List<Effect> effects, int downtimes, int lostResponses) {

    /**
     * Something a system told the world.
     *
     * @param kind short name, such as {@code material-consumed}
     * @param key what it must stay in order with: the work order, lot, shipment or handling unit
     * @param order place among all facts
     * @param body the message as it was sent
     * @param made of a count: what the line really made since the last one
     */
    record Fact(String kind, String id, String key, int order, JsonNode body, JsonNode made) {}

    /**
     * A document that a system holds.
     *
     * @param order place among all documents of its system
     */
    record Effect(String target, String collection, String documentNumber, int order, JsonNode body) {

        String eventId() {
            return body.path("eventId").asText();
        }

        String place() {
            return target + "/" + collection;
        }
    }

    /** Reads every journal ({@code *.jsonl}) of a work folder. */
    static History read(Path work) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(work)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
                for (String line : completeLines(file)) {
                    records.add(Json.read(line));
                }
            }
        }
        return of(records);
    }

    /** The history that these records tell; records of one program must be in the order in which it wrote them. */
    static History of(List<JsonNode> records) {
        List<Fact> facts = new ArrayList<>();
        List<Effect> effects = new ArrayList<>();
        int downtimes = 0;
        int lostResponses = 0;
        for (JsonNode record : records) {
            switch (text(record, "kind")) {
                case "emitted" ->
                    facts.add(new Fact(
                            text(record, "fact"),
                            text(record, "id"),
                            text(record, "key"),
                            facts.size(),
                            record.path("body"),
                            record.path("made")));
                case "held" ->
                    effects.add(new Effect(
                            text(record, "target"),
                            text(record, "collection"),
                            text(record, "documentNumber"),
                            effects.size(),
                            record.path("body")));
                case "downtime" -> downtimes++;
                case "lost-response" -> lostResponses++;
                default -> {}
            }
        }
        return new History(facts, effects, downtimes, lostResponses);
    }

    /** With facts that an ERP tells by its state alone. */
    History telling(List<Fact> more) {
        List<Fact> all = new ArrayList<>(facts);
        more.forEach(
                fact -> all.add(new Fact(fact.kind(), fact.id(), fact.key(), all.size(), fact.body(), fact.made())));
        return new History(all, effects, downtimes, lostResponses);
    }

    /** With what an ERP's own books add: its documents, and how many of its answers were lost. */
    History with(List<Effect> documents, int moreLostResponses) {
        return new History(
                facts,
                Stream.concat(effects.stream(), documents.stream()).toList(),
                downtimes,
                lostResponses + moreLostResponses);
    }

    /** A line without its end was being written when the program died; it counts for nothing. */
    private static List<String> completeLines(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private static String text(JsonNode record, String field) {
        return record.path(field).asText();
    }
}
