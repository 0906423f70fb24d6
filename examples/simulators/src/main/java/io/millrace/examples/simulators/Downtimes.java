/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Closes the port of a program at the times its faults name, until the day stops. */
final class Downtimes {

    private final HttpFront front;
    private final Journal journal;
    private final Faults faults;
    private final Instant dayBegan;
    private final Thread thread = new Daemon(this::run);
    private volatile boolean stopped;

    Downtimes(HttpFront front, Journal journal, Faults faults, Instant dayBegan) {
        this.front = front;
        this.journal = journal;
        this.faults = faults;
        this.dayBegan = dayBegan;
    }

    void start() {
        if (faults.on()) {
            thread.start();
        }
    }

    /** No further downtime; one that is under way ends as planned. */
    void stop() {
        stopped = true;
    }

    private void run() {
        try {
            for (int n = 0; !stopped; n++) {
                Instant from = dayBegan.plus(faults.downtimeBegins(n));
                if (from.isBefore(Instant.now())) {
                    continue;
                }
                Thread.sleep(Duration.between(Instant.now(), from).toMillis());
                if (!stopped) {
                    goDown(from, from.plus(faults.downtimeLasts(n)));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("the port cannot be opened again", e);
        }
    }

    private void goDown(Instant from, Instant to) throws IOException, InterruptedException {
        front.close();
        journal.append(Json.object()
                .put("kind", "downtime")
                .put("from", from.toString())
                .put("to", to.toString()));
        try {
            Thread.sleep(Math.max(0, Duration.between(Instant.now(), to).toMillis()));
        } finally {
            front.open();
        }
    }
}
