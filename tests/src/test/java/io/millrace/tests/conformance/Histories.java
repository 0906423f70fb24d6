/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What four witnesses wrote down, each in a file of its own and each in the order in which it saw it.
 *
 * @param sent by the generator, in the order of the first attempt
 * @param effects in the target
 * @param deliveries that the ledger holds at the end
 * @param audit of the ledger
 */
public record Histories(List<Sent> sent, List<Effect> effects, List<OwedDelivery> deliveries, List<AuditLine> audit) {

    public static final String GENERATOR = "generator.jsonl";
    public static final String TARGET = "target.jsonl";
    public static final String LEDGER = "ledger.jsonl";
    public static final String AUDIT = "audit.jsonl";

    /**
     * An event that was handed over.
     *
     * @param targets to which it is owed
     * @param keys the business keys whose order counts
     * @param amount quantity and unit, such as {@code 2.500 KGM}
     * @param acknowledged whether the source was told that it is durable
     */
    public record Sent(String event, List<String> targets, List<String> keys, String amount, boolean acknowledged) {}

    /** A document of a target. */
    public record Effect(String target, String event, String document, String amount) {}

    /**
     * A delivery as the ledger holds it.
     *
     * @param place in the order of acceptance
     * @param ambiguous an earlier call may have had an effect
     */
    public record OwedDelivery(
            String target,
            String event,
            long place,
            String state,
            @Nullable String document,
            boolean ambiguous) {}

    /** @param state that the delivery went to */
    public record AuditLine(
            String target,
            @Nullable String event,
            String state,
            String actor,
            @Nullable String reason) {}

    /** Reads the four files of a folder. */
    public static Histories read(Path folder) throws IOException {
        Map<String, Sent> sent = new LinkedHashMap<>();
        for (JsonNode line : HistoryFile.lines(folder.resolve(GENERATOR))) {
            String event = line.path("event").asText();
            switch (line.path("kind").asText()) {
                case "invoke" ->
                    sent.putIfAbsent(
                            event,
                            new Sent(
                                    event,
                                    texts(line.path("targets")),
                                    texts(line.path("keys")),
                                    line.path("amount").asText(),
                                    false));
                case "ack" ->
                    sent.computeIfPresent(
                            event, (id, known) -> new Sent(id, known.targets, known.keys, known.amount, true));
                default -> throw new IOException("not a line of a generator: " + line);
            }
        }
        return new Histories(
                List.copyOf(sent.values()),
                HistoryFile.records(folder.resolve(TARGET), "effect", Effect.class),
                HistoryFile.records(folder.resolve(LEDGER), "delivery", OwedDelivery.class),
                HistoryFile.records(folder.resolve(AUDIT), "audit", AuditLine.class));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
