/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.core.post.Barrier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The {@link Erp} on a wire. */
final class ErpServer implements AutoCloseable {

    private static final String QUESTION = "externalReference=";

    private final Erp erp;
    private final HttpServer server;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private volatile Fuse caller = Fuse.none();

    ErpServer(Erp erp) throws IOException {
        this.erp = erp;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        threads.scheduleWithFixedDelay(erp::work, 20, 20, TimeUnit.MILLISECONDS);
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** @param fuse of the process that calls from now on */
    void calledBy(Fuse fuse) {
        caller = fuse;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Erp.Reply reply = exchange.getRequestMethod().equals("GET") ? ask(exchange) : post(exchange);
            if (reply.status() == Erp.NONE) {
                return; // the connection ends without an answer
            }
            if (reply.status() == 503) {
                exchange.getResponseHeaders().set("Retry-After", "1");
            }
            byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private Erp.Reply ask(HttpExchange exchange) {
        return erp.ask(exchange.getRequestURI().getQuery().substring(QUESTION.length()), caller);
    }

    private Erp.Reply post(HttpExchange exchange) throws IOException {
        String key = exchange.getRequestHeaders().getFirst(Barrier.IDEMPOTENCY_KEY);
        String reference = exchange.getRequestHeaders().getFirst(Barrier.EXTERNAL_REFERENCE);
        String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        return erp.post(key == null ? reference : key, request, caller);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
