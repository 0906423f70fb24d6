/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The HTTP side of a program: bearer check, JSON in and out, paths to resources. It can close its port for a while. */
final class HttpFront {

    private static final int MAX_BODY = 1 << 20;

    private final String authorization;
    private final Map<String, Resource> resources = new ConcurrentHashMap<>();
    private final Executor workers = Executors.newFixedThreadPool(8, Daemon::new);
    private HttpServer server;
    private int port;

    HttpFront(int port, String token) {
        this.port = port;
        this.authorization = "Bearer " + token;
        // Without it, every answer on a kept connection waits 40 ms for the peer's delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    void add(String path, Resource resource) {
        resources.put(path, resource);
    }

    /** Opens the port; after a {@link #close()} it is the same one. */
    synchronized void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        port = server.getAddress().getPort();
        server.setExecutor(workers);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Closes the port and cuts what is open: callers are refused until {@link #open()}. */
    synchronized void close() {
        server.stop(0);
    }

    int port() {
        return port;
    }

    private void handle(HttpExchange exchange) throws IOException {
        Answer answer = answer(exchange);
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        byte[] body = Json.bytes(answer.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (answer.retryAfter() > 0) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(answer.retryAfter()));
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        URI uri = exchange.getRequestURI();
        Resource resource = resources.get(uri.getPath());
        if (!authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return Answer.refused(401, "UNAUTHORIZED", "a valid bearer token is needed");
        }
        if (resource == null) {
            return Answer.refused(404, "NO_SUCH_PATH", "nothing is offered at " + uri.getPath());
        }
        if (bytes.length > MAX_BODY) {
            return Answer.refused(413, "TOO_LARGE", "a body has at most " + MAX_BODY + " bytes");
        }
        try {
            return switch (exchange.getRequestMethod()) {
                case "GET" -> resource.get(query(uri));
                case "POST" -> post(resource, exchange, bytes);
                default -> Answer.refused(405, "METHOD_NOT_ALLOWED", "only GET and POST");
            };
        } catch (RuntimeException e) {
            e.printStackTrace();
            return Answer.refused(500, "INTERNAL_ERROR", e.toString());
        }
    }

    private static Answer post(Resource resource, HttpExchange exchange, byte[] bytes) {
        JsonNode body;
        try {
            body = Json.read(bytes);
        } catch (IOException e) {
            return Answer.refused(400, "MALFORMED", "the body is no JSON document");
        }
        return resource.post(exchange.getRequestHeaders(), body);
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        if (uri.getRawQuery() != null) {
            for (String pair : uri.getRawQuery().split("&")) {
                String[] parts = pair.split("=", 2);
                query.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
