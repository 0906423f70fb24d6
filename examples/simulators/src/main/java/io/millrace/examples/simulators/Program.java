/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import io.millrace.examples.simulators.DocumentCollection.Honours;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One simulator: its journal, its port, its outbox and its day. */
final class Program implements AutoCloseable {

    private final String name;
    private final Settings settings;
    private final Simulation simulation;
    private final Journal journal;
    private final Dice dice;
    private final Faults faults;
    private final HttpFront front;
    private final Day day;
    private final List<DocumentCollection> collections = new ArrayList<>();
    private Outbox outbox;
    private Instant dayBegan;
    private Downtimes downtimes;
    private volatile boolean stopping;
    private volatile boolean stopped;

    Program(String name, Settings settings, Simulation simulation) throws IOException {
        this.name = name;
        this.settings = settings;
        this.simulation = simulation;
        this.dice = new Dice(settings.seed());
        this.faults = new Faults(name, settings);
        this.front = new HttpFront(settings.httpPort(), settings.token());
        this.day = new Day(settings.pace());
        Files.createDirectories(settings.work());
        this.journal = new Journal(settings.work().resolve(name + ".jsonl"));
        this.outbox = new Outbox(journal, faults, new WebhookTransport(settings.millrace(), settings.secret()));
    }

    Settings settings() {
        return settings;
    }

    Journal journal() {
        return journal;
    }

    Dice dice() {
        return dice;
    }

    Faults faults() {
        return faults;
    }

    Outbox outbox() {
        return outbox;
    }

    int port() {
        return front.port();
    }

    /** Sends the facts of this program another way than by webhook. Only before the start. */
    void sendBy(Outbox.Transport transport) {
        outbox = new Outbox(journal, faults, transport);
    }

    void offer(String path, Resource resource) {
        front.add(path, resource);
    }

    /** Offers a collection at {@code /<target>/api/v1/<name>}. */
    void offer(String target, String name, Honours honours, String numberPrefix, DocumentRules rules) {
        DocumentCollection collection = new DocumentCollection(target, name, honours, numberPrefix, rules, this);
        collections.add(collection);
        offer("/" + target + "/api/v1/" + name, collection);
    }

    /** Remembers the earlier run, opens the port and starts to send. The day begins at once if it had begun before. */
    void start() throws IOException {
        simulation.offer(this);
        offer("/control/status", status());
        offer("/control/start", command(this::begin));
        offer("/control/stop", command(this::stop));
        journal.replay(this::replay);
        front.open();
        announcePort();
        outbox.start();
        if (dayBegan != null) {
            live();
        } else if (settings.beginNow()) {
            begin();
        }
    }

    /** Begins the day; it begins only once. */
    synchronized void begin() {
        if (dayBegan == null) {
            dayBegan = Instant.now();
            journal.append(Json.object().put("kind", "day-began").put("at", dayBegan.toString()));
            live();
        }
    }

    /** Stops the machines: no new facts. The port stays open, what is in the outbox is still sent. */
    synchronized void stop() {
        if (dayBegan != null && !stopping) {
            stopping = true;
            downtimes.stop();
            day.stop(() -> {
                simulation.windDown();
                journal.append(Json.object().put("kind", "day-ended").put("at", Json.now()));
                stopped = true;
                System.out.println("STOPPED");
            });
        }
    }

    /** True when the machines stand still and have told their last fact. */
    boolean stopped() {
        return stopped;
    }

    @Override
    public void close() throws IOException {
        front.close();
        journal.close();
    }

    private void live() {
        downtimes = new Downtimes(front, journal, faults, dayBegan);
        if (!stopped) {
            downtimes.start();
            simulation.plan(day);
        }
    }

    private void replay(JsonNode record) {
        switch (record.path("kind").asText()) {
            case "day-began" -> dayBegan = Instant.parse(record.path("at").asText());
            case "day-ended" -> stopped = stopping = true;
            case "held" ->
                collections.stream()
                        .filter(c -> c.target().equals(record.path("target").asText()))
                        .filter(c -> c.name().equals(record.path("collection").asText()))
                        .forEach(c -> c.replay(record));
            default -> outbox.replay(record);
        }
        simulation.replay(record);
    }

    /** The port file appears complete or not at all. */
    private void announcePort() throws IOException {
        Path temporary = settings.work().resolve(name + ".port.new");
        Files.writeString(temporary, Integer.toString(front.port()));
        Files.move(temporary, settings.work().resolve(name + ".port"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Resource status() {
        return new Resource() {
            @Override
            public Answer get(Map<String, String> query) {
                return Answer.ok(Json.object()
                        .put("program", name)
                        .put("begun", dayBegan != null)
                        .put("stopped", stopped)
                        .put("emitted", outbox.emitted())
                        .put("unsent", outbox.unsent()));
            }
        };
    }

    private Resource command(Runnable command) {
        return new Resource() {
            @Override
            public Answer post(Headers headers, JsonNode body) {
                command.run();
                return Answer.ok(Json.object());
            }
        };
    }
}
