/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Histories.Effect;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * The systems that are posted to, as a program of its own: it honours keys, or can be asked, or neither, and does to
 * each call what its seed says. A booking is on the disk before anybody can know of it. The first part of a path is the
 * target.
 *
 * <pre>
 * POST /erp/any                              books {"eventId", "quantity", "unit", "workOrder"}
 * GET  /erp/any?externalReference=KEY        what was booked under the reference
 * GET  /evidence/erp?event=ID                what a person would find who looks
 * </pre>
 */
public final class TargetServer {

    private static final int LATEST_MILLIS = 600;

    private final TargetOptions options;
    private final HistoryFile history;
    private final HttpServer server;
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, String> byKey = new HashMap<>();
    private final Map<String, List<String>> byReference = new ConcurrentHashMap<>();
    private final Map<String, List<String>> byEvent = new ConcurrentHashMap<>();
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();
    private long documents;

    TargetServer(TargetOptions options) throws IOException {
        this.options = options;
        this.history = new HistoryFile(options.folder().resolve(Histories.TARGET));
        // Without it, every answer on a kept connection waits 40 ms for the peer's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 1000);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Arguments: those of {@link TargetOptions}. It says READY and its port, and ends with its standard input. */
    public static void main(String[] arguments) throws IOException {
        TargetServer target = new TargetServer(TargetOptions.of(arguments));
        System.out.println("READY " + target.port());
        while (System.in.read() >= 0) {
            // whoever started it is still there
        }
        System.exit(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/");
            if (path[1].equals("evidence")) {
                answer(exchange, 200, found(byEvent.get(path[2] + ' ' + query(exchange, "event"))));
            } else if (exchange.getRequestMethod().equals("GET")) {
                lookUp(exchange, path[1]);
            } else {
                post(exchange, path[1]);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Questions meet with failures too, and a failed question is no answer. */
    private void lookUp(HttpExchange exchange, String target) throws IOException, InterruptedException {
        String reference = query(exchange, "externalReference");
        Fate fate = fate("look-up " + reference);
        switch (fate) {
            case AT_ONCE -> answer(exchange, 200, found(byReference.get(target + ' ' + reference)));
            case SLOW, LONG, LATE -> {
                Thread.sleep(millis(fate, reference));
                answer(exchange, 200, found(byReference.get(target + ' ' + reference)));
            }
            case LOST_RESPONSE, DROPPED -> {}
            case BUSY -> busy(exchange);
            case FAILED_BEFORE, FAILED_AFTER -> answer(exchange, 500, "{}");
            case GARBAGE, FOREIGN_PAGE -> answer(exchange, 200, "<html>Welcome</html>");
        }
    }

    private void post(HttpExchange exchange, String target) throws IOException, InterruptedException {
        JsonNode body = HistoryFile.read(exchange.getRequestBody().readAllBytes());
        String event = body.path("eventId").asText();
        if (body.path("workOrder").asText().equals(options.badOrder())) {
            answer(exchange, 422, "{\"code\":\"PERIOD_CLOSED\",\"message\":\"period 10 is closed\"}");
            return;
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (options.classOf(target) == TargetClass.IDEMPOTENT && !inProgress.add(target + ' ' + key)) {
            answer(exchange, 409, "{\"code\":\"IN_PROGRESS\"}");
            return;
        }
        try {
            Call call = new Call(
                    target,
                    event,
                    body.path("quantity").asText() + ' ' + body.path("unit").asText(),
                    options.classOf(target) == TargetClass.IDEMPOTENT ? key : null,
                    exchange.getRequestHeaders().getFirst("External-Reference"));
            undergo(exchange, call, fate(target + ' ' + event));
        } finally {
            inProgress.remove(target + ' ' + key);
        }
    }

    private void undergo(HttpExchange exchange, Call call, Fate fate) throws IOException, InterruptedException {
        history.write(HistoryFile.line("call")
                .put("target", call.target)
                .put("event", call.event)
                .put("fate", fate.name())
                .put("at", System.currentTimeMillis()));
        switch (fate) {
            case AT_ONCE -> created(exchange, book(call));
            case SLOW, LONG, LATE -> {
                Thread.sleep(millis(fate, call.event));
                created(exchange, book(call));
            }
            case LOST_RESPONSE -> book(call);
            case DROPPED -> {}
            case BUSY -> busy(exchange);
            case FAILED_BEFORE -> answer(exchange, 500, "{}");
            case FAILED_AFTER -> {
                book(call);
                answer(exchange, 500, "{}");
            }
            case GARBAGE -> {
                book(call);
                answer(exchange, 200, "OK");
            }
            case FOREIGN_PAGE -> answer(exchange, 200, "<html>Log on</html>");
        }
    }

    private record Call(String target, String event, String amount, String key, String reference) {}

    /** One more document, unless the key says that it is there. */
    private synchronized String book(Call call) {
        String known = call.key == null ? null : byKey.get(call.target + ' ' + call.key);
        if (known != null) {
            return known;
        }
        String document = call.target + '-' + (++documents);
        history.write(HistoryFile.line("effect", new Effect(call.target, call.event, document, call.amount))
                .put("at", System.currentTimeMillis()));
        history.force();
        if (call.key != null) {
            byKey.put(call.target + ' ' + call.key, document);
        }
        if (call.reference != null && options.classOf(call.target) == TargetClass.LOOKUP) {
            byReference.merge(call.target + ' ' + call.reference, List.of(document), TargetServer::both);
        }
        byEvent.merge(call.target + ' ' + call.event, List.of(document), TargetServer::both);
        return document;
    }

    private static List<String> both(List<String> one, List<String> other) {
        return List.of(one.get(0), other.get(0));
    }

    private Fate fate(String what) {
        int number;
        synchronized (calls) {
            number = calls.merge(what, 1, Integer::sum);
        }
        return options.mix().roll(options.seed(), what, number);
    }

    /** Slow and long are before the caller's time-out, late is after it. */
    private long millis(Fate fate, String what) {
        long timeout = options.timeoutMillis();
        int within = Math.floorMod(what.hashCode(), 1000);
        return switch (fate) {
            case SLOW -> timeout / 4 + timeout * within / 2000;
            case LONG -> timeout * 9 / 10;
            default -> timeout + 50 + (long) LATEST_MILLIS * within / 1000;
        };
    }

    private static String found(List<String> documents) {
        StringBuilder items = new StringBuilder();
        for (String each : documents == null ? List.<String>of() : documents) {
            items.append(items.isEmpty() ? "" : ",")
                    .append("{\"documentNumber\":\"")
                    .append(each)
                    .append("\"}");
        }
        return "{\"items\":[" + items + "]}";
    }

    private static void created(HttpExchange exchange, String document) throws IOException {
        answer(exchange, 201, "{\"documentNumber\":\"" + document + "\"}");
    }

    private static void busy(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "0");
        answer(exchange, 503, "{\"code\":\"BUSY\"}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String query(HttpExchange exchange, String name) {
        String query = exchange.getRequestURI().getQuery();
        return query.substring(query.indexOf(name + '=') + name.length() + 1);
    }
}
