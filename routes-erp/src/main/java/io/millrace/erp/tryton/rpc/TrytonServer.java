/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.BoundedClient;
import io.millrace.erp.tryton.rpc.RpcFault.Kind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * A Tryton server over JSON-RPC, on the HTTP client that all our kamelets have. A call waits for its answer: each call of
 * a posting depends on the one before, and written one after the other they can be read. So it is called on threads made
 * for it, never on Camel's or Vert.x's own.
 *
 * <p>Logs in with the first call and again when the session has ended. Nothing else is repeated.
 */
public final class TrytonServer implements AutoCloseable {

    private static final int MAX_ANSWER = 1024 * 1024;
    private static final long SPARE_MILLIS = 1_000;

    private record Session(String authorization, ObjectNode context, JsonNode user) {}

    private final CamelContext camel;
    private final TrytonSettings settings;
    private final AtomicInteger calls = new AtomicInteger();
    private @Nullable BoundedClient client;
    private @Nullable Session session;

    public TrytonServer(CamelContext camel, TrytonSettings settings) {
        this.camel = camel;
        this.settings = settings;
    }

    /**
     * @param more what is added to the context of the user's preferences
     * @param parameters without the context, which every call has last
     */
    JsonNode call(String method, Map<String, ?> more, List<?> parameters) throws RpcFault {
        Session current = session(null);
        RpcAnswer answer;
        int id = calls.incrementAndGet();
        answer = send(id, method, with(current, more, parameters), current.authorization());
        if (answer.status() == 401) {
            current = session(current);
            id = calls.incrementAndGet();
            answer = send(id, method, with(current, more, parameters), current.authorization());
        }
        return answer.result(method, id);
    }

    /** The id of the user who is logged in. */
    JsonNode user() throws RpcFault {
        return session(null).user();
    }

    private static List<Object> with(Session session, Map<String, ?> more, List<?> parameters) {
        ObjectNode context = session.context().deepCopy();
        more.forEach((name, value) -> context.set(name, CanonicalJson.mapper().<JsonNode>valueToTree(value)));
        List<Object> all = new ArrayList<>(parameters);
        all.add(context);
        return all;
    }

    /** @param ended the session that the server no longer knows */
    private synchronized Session session(@Nullable Session ended) throws RpcFault {
        if (session == null || session == ended) {
            session = null;
            session = login();
        }
        return session;
    }

    private Session login() throws RpcFault {
        int id = calls.incrementAndGet();
        List<?> parameters = List.of(settings.username(), Map.of("password", settings.password()), "en");
        JsonNode opened =
                send(id, "common.db.login", parameters, null).result("the login of " + settings.username(), id);
        if (!opened.isArray() || opened.size() < 2) {
            throw new RpcFault(Kind.REFUSED, "the login of " + settings.username() + " was refused", null);
        }
        String words = settings.username()
                + ':'
                + opened.get(0).asText()
                + ':'
                + opened.get(1).asText();
        String authorization = "Session " + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8));
        int next = calls.incrementAndGet();
        // Company, employee and language of the user: without them Tryton fills in nothing.
        String preferences = "model.res.user.get_preferences";
        JsonNode context =
                send(next, preferences, List.of(true, Map.of()), authorization).result(preferences, next);
        if (!(context instanceof ObjectNode known) || !known.path("company").isInt()) {
            throw new RpcFault(Kind.REFUSED, "the user " + settings.username() + " has no company", null);
        }
        return new Session(authorization, known, opened.get(0));
    }

    private RpcAnswer send(int id, String method, List<?> parameters, @Nullable String authorization) throws RpcFault {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("method", method);
        body.put("params", parameters);
        HttpRequest<Buffer> request = client().request(HttpMethod.POST, settings.address(), MAX_ANSWER)
                .putHeader("Content-Type", "application/json");
        if (authorization != null) {
            request.putHeader("Authorization", authorization);
        }
        try {
            HttpResponse<Buffer> response = request.sendBuffer(Buffer.buffer(CanonicalJson.write(body)))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(settings.timeoutMillis() * 2 + SPARE_MILLIS, TimeUnit.MILLISECONDS);
            byte[] answer =
                    response.body() == null ? new byte[0] : response.body().getBytes();
            return new RpcAnswer(response.statusCode(), answer, response.getHeader("Retry-After"));
        } catch (ExecutionException failure) {
            throw new RpcFault(Kind.NO_ANSWER, method + " was not answered", failure.getCause());
        } catch (TimeoutException failure) {
            throw new RpcFault(Kind.NO_ANSWER, method + " was not answered in time", failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new RpcFault(Kind.NO_ANSWER, method + " was interrupted", failure);
        }
    }

    private synchronized BoundedClient client() {
        if (client == null) {
            client = BoundedClient.of(camel, "Tryton", settings.timeoutMillis(), settings.maxConnections());
        }
        return client;
    }

    @Override
    public synchronized void close() {
        session = null;
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
