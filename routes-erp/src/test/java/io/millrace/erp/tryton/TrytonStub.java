/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.RestStub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Lets one log in, and answers each method as it is told: for what a real Tryton cannot be made to say. */
final class TrytonStub implements AutoCloseable {

    /** The result of a search. */
    static final String NOTHING = "\"result\":[]";

    private final RestStub server;
    private final Map<String, RestStub.Behaviour> answers = new ConcurrentHashMap<>();
    private volatile String session = "s-1";

    TrytonStub() throws IOException {
        server = new RestStub();
        server.behave(this::answer);
        result("common.db.login", "\"result\":[7,\"s-1\"]");
        result("model.res.user.get_preferences", "\"result\":{\"company\":1,\"language\":\"en\"}");
    }

    String baseUrl() {
        return server.baseUrl();
    }

    void answer(String method, RestStub.Behaviour behaviour) {
        answers.put(method, behaviour);
    }

    /** @param resultOrError a field and its value */
    void result(String method, String resultOrError) {
        answers.put(
                method,
                exchange -> RestStub.answer(200, "{\"id\":" + id() + ',' + resultOrError + '}')
                        .answer(exchange));
    }

    /** The server forgets the sessions it has. */
    void endSession() {
        session = "s-2";
        result("common.db.login", "\"result\":[7,\"s-2\"]");
    }

    List<String> methods() {
        return server.requests().stream()
                .map(request -> read(request).path("method").asText())
                .toList();
    }

    List<RestStub.Request> requests() {
        return server.requests();
    }

    private int id() {
        return last().path("id").asInt();
    }

    private JsonNode last() {
        return read(server.requests().get(server.requests().size() - 1));
    }

    static JsonNode read(RestStub.Request request) {
        try {
            return CanonicalJson.mapper().readTree(request.body());
        } catch (IOException notJson) {
            throw new IllegalStateException(notJson);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String method = last().path("method").asText();
        String said = exchange.getRequestHeaders().getFirst("Authorization");
        String known = "Session "
                + Base64.getEncoder().encodeToString(("millrace:7:" + session).getBytes(StandardCharsets.UTF_8));
        boolean login = method.equals("common.db.login");
        if (!login && !known.equals(said)) {
            RestStub.answer(401, "").answer(exchange);
            return;
        }
        answers.getOrDefault(method, RestStub.answer(403, "no such method")).answer(exchange);
    }

    @Override
    public void close() {
        server.close();
    }
}
