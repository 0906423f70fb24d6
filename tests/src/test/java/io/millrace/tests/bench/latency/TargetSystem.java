/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The system that is posted to: it answers at once and knows how long each report took. */
final class TargetSystem implements AutoCloseable {

    static final String MARK = "REPORT-";

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final AtomicLong number = new AtomicLong();
    private final Map<Long, Long> due = new ConcurrentHashMap<>();
    private final Map<Long, Long> took = new ConcurrentHashMap<>();

    TargetSystem() {
        server = vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> answer(request, body)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.actualPort() + "/api/v1";
    }

    /** The number of a report that is due at that time. */
    long due(long nanoTime) {
        long next = number.incrementAndGet();
        due.put(next, nanoTime);
        return next;
    }

    /** Waits until every report has arrived. @return the milliseconds they took, sorted; forgets them */
    double[] arrived(Duration longest) {
        await().atMost(longest)
                .untilAsserted(
                        () -> assertThat(took.size()).as("reports that arrived").isEqualTo(due.size()));
        double[] millis = took.values().stream()
                .mapToDouble(nanos -> nanos / 1e6)
                .sorted()
                .toArray();
        due.clear();
        took.clear();
        return millis;
    }

    private void answer(HttpServerRequest request, Buffer body) {
        long now = System.nanoTime();
        String text = body.toString();
        int from = text.indexOf(MARK) + MARK.length();
        long report = Long.parseLong(text.substring(from, text.indexOf('"', from)));
        took.putIfAbsent(report, now - due.get(report));
        request.response().setStatusCode(201).end("{\"documentNumber\":\"D" + report + "\"}");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
