/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;

import com.sun.net.httpserver.HttpExchange;
import io.millrace.core.post.RestStub;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A gateway on loopback that gives and wants CSRF tokens with their cookie, and otherwise answers as it is told. The
 * whole of an S/4HANA is the program {@code sap-simulator}.
 */
final class SapSystem implements AutoCloseable {

    private final RestStub server;
    private final AtomicInteger tokens = new AtomicInteger();
    private final Queue<RestStub.Behaviour> changes = new ArrayDeque<>();
    private RestStub.Behaviour change = answer(201, "{\"d\":{}}");
    private RestStub.Behaviour read = answer(200, "{\"d\":{\"results\":[]}}");
    private String valid = "none";

    SapSystem() throws IOException {
        server = new RestStub();
        server.behave(this::handle);
    }

    String baseUrl() {
        return server.baseUrl().replace("/api/v1", "");
    }

    /** What the next call that changes something gets, before the usual. */
    synchronized void next(RestStub.Behaviour behaviour) {
        changes.add(behaviour);
    }

    synchronized void changesGet(RestStub.Behaviour behaviour) {
        change = behaviour;
    }

    synchronized void readsGet(RestStub.Behaviour behaviour) {
        read = behaviour;
    }

    /** As when the session times out. */
    synchronized void forgetTokens() {
        valid = "none";
    }

    int tokens() {
        return tokens.get();
    }

    List<RestStub.Request> requests() {
        return server.requests();
    }

    List<RestStub.Request> changes() {
        return requests().stream()
                .filter(request -> !request.method().equals("GET"))
                .toList();
    }

    List<RestStub.Request> reads() {
        return requests().stream()
                .filter(request -> request.method().equals("GET"))
                .filter(request -> !"Fetch".equals(request.headers().get("x-csrf-token")))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        behaviour(exchange).answer(exchange);
    }

    private synchronized RestStub.Behaviour behaviour(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("x-csrf-token");
        if ("Fetch".equals(token)) {
            valid = "T-" + tokens.incrementAndGet();
            return answer(
                    200, "{\"d\":{}}", "x-csrf-token", valid, "set-cookie", "SAP_SESSIONID=" + valid + "; path=/");
        }
        if (exchange.getRequestMethod().equals("GET")) {
            return read;
        }
        String cookie = exchange.getRequestHeaders().getFirst("Cookie");
        if (!valid.equals(token) || !("SAP_SESSIONID=" + valid).equals(cookie)) {
            return answer(403, "CSRF token validation failed", "x-csrf-token", "Required");
        }
        return changes.isEmpty() ? change : changes.remove();
    }

    @Override
    public void close() {
        server.close();
    }
}
