/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets a visitor of the plant make things go wrong: one POST on the loopback address each. */
final class TryOuts implements AutoCloseable {

    /** Does something to the plant and tells in one sentence what. */
    @FunctionalInterface
    interface Action {
        String run() throws Exception;
    }

    private final HttpServer server;
    private final Map<String, Action> actions;

    private TryOuts(HttpServer server, Map<String, Action> actions) {
        this.server = server;
        this.actions = new TreeMap<>(actions);
    }

    /** @param actions by path, for example {@code /stop/erp} */
    static TryOuts start(int port, Map<String, Action> actions) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        TryOuts tryOuts = new TryOuts(server, actions);
        server.createContext("/", tryOuts::handle);
        server.start();
        return tryOuts;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Action action = actions.get(exchange.getRequestURI().getPath());
        // A browser names the page a request comes from; a person at a terminal sends no such header.
        boolean fromPage =
                List.of("Origin", "Sec-Fetch-Site").stream().anyMatch(exchange.getRequestHeaders()::containsKey);
        if (fromPage) {
            answer(exchange, 403, "not from a page");
        } else if (action == null) {
            answer(exchange, 404, "known: " + String.join(", ", actions.keySet()));
        } else if (!"POST".equals(exchange.getRequestMethod())) {
            answer(exchange, 405, "use POST");
        } else {
            run(exchange, action);
        }
    }

    private static void run(HttpExchange exchange, Action action) throws IOException {
        try {
            answer(exchange, 200, action.run());
        } catch (Exception failure) {
            answer(exchange, 500, failure.toString());
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = (text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        exchange.sendResponseHeaders(status, body.length);
        try (exchange) {
            exchange.getResponseBody().write(body);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
