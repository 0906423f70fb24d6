/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.killed;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.Barrier;
import io.millrace.core.post.RestStub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** An MES that honours keys: what comes again with the same key is the same message. */
public final class MesServer implements AutoCloseable {

    private final RestStub server = new RestStub();
    private final AtomicReference<Runnable> atFirst = new AtomicReference<>();

    public MesServer() throws IOException {
        server.behave(this::answer);
    }

    /** @param then done when the next message has come, instead of an answer */
    public void atNext(Runnable then) {
        atFirst.set(then);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Runnable instead = atFirst.getAndSet(null);
        if (instead == null) {
            String key = exchange.getRequestHeaders().getFirst(Barrier.IDEMPOTENCY_KEY);
            RestStub.answer(201, "{\"documentNumber\":\"" + key + "\"}").answer(exchange);
        } else {
            instead.run();
        }
    }

    /** The orders that it was told this of, once for each message. */
    public List<String> told(String change) {
        return messages().stream()
                .map(message -> CanonicalJson.read(message.getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .filter(message -> message.path("change").asText().equals(change))
                .map(message -> message.path("id").asText())
                .toList();
    }

    /** The messages it has, each once. */
    public List<String> messages() {
        Map<String, String> kept = new LinkedHashMap<>();
        for (RestStub.Request request : server.requests()) {
            kept.putIfAbsent(request.headers().get(Barrier.IDEMPOTENCY_KEY.toLowerCase(Locale.ROOT)), request.body());
        }
        return List.copyOf(kept.values());
    }

    public String url() {
        return server.baseUrl();
    }

    @Override
    public void close() {
        server.close();
    }
}
