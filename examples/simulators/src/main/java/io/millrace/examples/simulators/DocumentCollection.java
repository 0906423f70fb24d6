/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A collection of documents of one system, such as the ERP's goods movements. {@code POST} books a document;
 * {@code GET ?externalReference=} finds it. Every booking is in the journal before the answer leaves.
 */
final class DocumentCollection implements Resource {

    /** What the system honours: an idempotency key, or only a reference that can be asked for. */
    enum Honours {
        IDEMPOTENCY_KEY,
        EXTERNAL_REFERENCE
    }

    private record Document(String number, JsonNode body) {

        /** Its number and what it says. */
        ObjectNode shown() {
            return Json.object().put("documentNumber", number).setAll((ObjectNode) body);
        }
    }

    private record Referenced(Document document, Instant visibleFrom) {}

    private final String target;
    private final String name;
    private final Honours honours;
    private final String prefix;
    private final DocumentRules rules;
    private final Journal journal;
    private final Faults faults;
    private final AtomicLong requests = new AtomicLong();
    private final Map<String, Document> byKey = new HashMap<>();
    private final Map<String, List<Referenced>> byReference = new HashMap<>();
    private final Set<String> inProgress = new HashSet<>();
    private long documents;

    DocumentCollection(
            String target, String name, Honours honours, String prefix, DocumentRules rules, Program program) {
        this.target = target;
        this.name = name;
        this.honours = honours;
        this.prefix = prefix;
        this.rules = rules;
        this.journal = program.journal();
        this.faults = program.faults();
    }

    String target() {
        return target;
    }

    String name() {
        return name;
    }

    @Override
    public Answer get(Map<String, String> query) {
        String reference = query.get("externalReference");
        if (reference == null) {
            return Answer.refused(400, "MISSING_PARAMETER", "externalReference is missing");
        }
        ArrayNode items = Json.array();
        synchronized (this) {
            Instant now = Instant.now();
            byReference.getOrDefault(reference, List.of()).stream()
                    .filter(found -> !found.visibleFrom().isAfter(now))
                    .forEach(found -> items.add(found.document().shown()));
        }
        return Answer.ok(Json.object().set("items", items));
    }

    @Override
    public Answer post(Headers headers, JsonNode body) {
        long request = requests.incrementAndGet();
        if (faults.busy(name, request)) {
            return Answer.busy();
        }
        String key = honours == Honours.IDEMPOTENCY_KEY ? headers.getFirst("Idempotency-Key") : null;
        synchronized (this) {
            Document known = byKey.get(key);
            if (known != null) {
                return known.body().equals(body)
                        ? Answer.already(known.number())
                        : Answer.rejected("KEY_REUSED", "the idempotency key was used for another document");
            }
            if (key != null && !inProgress.add(key)) {
                return Answer.refused(409, "IN_PROGRESS", "a request with this idempotency key is being worked on");
            }
        }
        try {
            pause(faults.workingTime(name, request));
            return book(key, headers.getFirst("External-Reference"), body);
        } finally {
            synchronized (this) {
                inProgress.remove(key);
            }
        }
    }

    private Answer book(String key, String reference, JsonNode body) {
        long record;
        long document;
        String number;
        synchronized (this) {
            Answer refusal = rules.refusal(body);
            if (refusal != null) {
                return refusal;
            }
            document = documents + 1;
            number = prefix + (1_000_000 + document);
            record = journal.write(Json.object()
                    .put("kind", "held")
                    .put("target", target)
                    .put("collection", name)
                    .put("key", key == null ? reference : key)
                    .put("documentNumber", number)
                    .put("at", Json.now())
                    .set("body", body));
            remember(key, reference, number, body, Instant.now().plus(faults.visibleAfter(name, document)));
        }
        journal.force(record);
        if (faults.losesResponse(name, document)) {
            journal.append(Json.object()
                    .put("kind", "lost-response")
                    .put("target", target)
                    .put("collection", name)
                    .put("documentNumber", number)
                    .put("at", Json.now()));
            return Answer.CUT;
        }
        return Answer.created(number);
    }

    private void remember(String key, String reference, String number, JsonNode body, Instant visibleFrom) {
        documents++;
        Document document = new Document(number, body);
        if (key != null) {
            byKey.put(key, document);
        }
        if (reference != null) {
            byReference.computeIfAbsent(reference, r -> new ArrayList<>()).add(new Referenced(document, visibleFrom));
        }
        rules.booked(body);
    }

    /** Takes a booking of an earlier run back into memory. */
    synchronized void replay(JsonNode held) {
        String key = held.path("key").asText(null);
        boolean idempotent = honours == Honours.IDEMPOTENCY_KEY;
        remember(
                idempotent ? key : null,
                key,
                Objects.requireNonNull(held.path("documentNumber").asText(null)),
                held.path("body"),
                Instant.EPOCH);
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
