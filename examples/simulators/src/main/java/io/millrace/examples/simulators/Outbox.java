/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The facts that a system tells: each is in the journal before it is sent, and is sent, in the order in which it
 * happened, until the other side has taken it. What was not taken when the program died is sent after its restart.
 */
final class Outbox {

    /** Carries one message to the other side. */
    interface Transport {

        /** Called once, after the program has remembered its earlier run. */
        default void start() {}

        /** Returns when the other side has taken it. */
        void send(String to, String id, byte[] body) throws Exception;
    }

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2_000;

    private final Journal journal;
    private final Faults faults;
    private final Transport transport;
    private final Map<String, JsonNode> unsent = new LinkedHashMap<>();
    private long emitted;

    Outbox(Journal journal, Faults faults, Transport transport) {
        this.journal = journal;
        this.faults = faults;
        this.transport = transport;
    }

    /** A fact has happened. */
    void emit(String fact, String key, String id, String to, JsonNode body) {
        emit(fact, key, id, to, body, null);
    }

    /** A count has been taken; {@code made} is what the line really made since the last one, whatever its counters say. */
    void emit(String fact, String key, String id, String to, JsonNode body, JsonNode made) {
        ObjectNode record = Json.object()
                .put("kind", "emitted")
                .put("fact", fact)
                .put("id", id)
                .put("key", key)
                .put("to", to)
                .put("at", Json.now());
        record.set("body", body);
        if (made != null) {
            record.set("made", made);
        }
        journal.append(record);
        add(record);
    }

    void replay(JsonNode record) {
        if ("emitted".equals(record.path("kind").asText())) {
            add(record);
        } else if ("sent".equals(record.path("kind").asText())) {
            remove(record.path("id").asText());
        }
    }

    void start() {
        transport.start();
        new Daemon(this::deliver).start();
    }

    synchronized int unsent() {
        return unsent.size();
    }

    synchronized long emitted() {
        return emitted;
    }

    private synchronized void add(JsonNode record) {
        emitted++;
        unsent.put(record.path("id").asText(), record);
        notifyAll();
    }

    private synchronized void remove(String id) {
        unsent.remove(id);
    }

    private synchronized JsonNode next() throws InterruptedException {
        while (unsent.isEmpty()) {
            wait();
        }
        return unsent.values().iterator().next();
    }

    private void deliver() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (true) {
                JsonNode record = next();
                try {
                    send(record);
                    pause = FIRST_PAUSE_MILLIS;
                } catch (InterruptedException e) {
                    throw e;
                } catch (Exception e) {
                    System.err.println(record.path("id").asText() + " waits in the outbox: " + e.getMessage());
                    Thread.sleep(pause);
                    pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(JsonNode record) throws Exception {
        String id = record.path("id").asText();
        byte[] body = Json.bytes(record.path("body"));
        transport.send(record.path("to").asText(), id, body);
        if (faults.sendsTwice(id)) {
            transport.send(record.path("to").asText(), id, body);
        }
        journal.write(Json.object().put("kind", "sent").put("id", id).put("at", Json.now()));
        remove(id);
    }
}
