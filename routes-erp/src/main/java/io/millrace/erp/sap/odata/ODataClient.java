/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.BoundedClient;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * The OData services of one SAP system. Calls that change something carry a CSRF token and the cookies that belong to
 * it, fetched once and shared; a token that SAP does not take any more is fetched again, once per call: what SAP refused
 * for its token it did not process. Nothing else is repeated here.
 *
 * <p>A future fails if there is no answer: with {@link BeforeCall} if the call itself has not left.
 */
public final class ODataClient implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 16;
    private static final int MAX_ANSWER = 1024 * 1024;
    private static final DateTimeFormatter CREATION =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final ODataSettings settings;
    private final BoundedClient client;
    private final Logon logon;
    private @Nullable Future<Session> session;

    /** The token and the cookies that SAP gave together. */
    private record Session(String token, String cookies) {}

    public ODataClient(ODataSettings settings, CamelContext camel, String system) {
        this.settings = settings;
        this.client = BoundedClient.of(camel, system, settings.timeoutMillis(), MAX_CONNECTIONS);
        this.logon = new Logon(settings, client);
    }

    /** Reads an address below the system's. */
    public Future<ODataAnswer> get(String path) {
        return send(HttpMethod.GET, path, Map.of(), null, ODataJson.MAX_BYTES);
    }

    /** Reads what a posting needs to know; a future that fails with what {@link SapOutcome#notRead} judges. */
    public Future<ODataAnswer> read(String path) {
        return beforeCall("SAP could not be read", get(path)).map(answer -> {
            if (!answer.isSuccessful() || answer.entity().isMissingNode()) {
                throw new BeforeCall("SAP could not be read", answer, null);
            }
            return answer;
        });
    }

    /** The entities of a set as {@link #read} reads them, over as many pages as the server makes of it. */
    public Future<List<JsonNode>> readAll(String path) {
        return read(path).compose(page -> {
            String next = page.next();
            return next == null
                    ? Future.succeededFuture(page.entities())
                    : readAll(below(path, next)).map(rest -> joined(page.entities(), rest));
        });
    }

    private static List<JsonNode> joined(List<JsonNode> page, List<JsonNode> rest) {
        List<JsonNode> all = new ArrayList<>(page);
        all.addAll(rest);
        return all;
    }

    /** The page after this one, where the server cut a set into pages; null after the last one. */
    public @Nullable Future<ODataAnswer> next(String asked, ODataAnswer page) {
        String next = page.next();
        return next == null ? null : get(below(asked, next));
    }

    /** Makes the call. @param repeatId a GUID that makes a repeated call have one effect; null without */
    public Future<ODataAnswer> change(ODataCall call, @Nullable String repeatId) {
        return etag(call).compose(etag -> changeInSession(call, headers(call, repeatId, etag), true));
    }

    private Future<@Nullable String> etag(ODataCall call) {
        if (call.etagOf() == null) {
            return Future.succeededFuture(null);
        }
        return read(call.etagOf()).map(ODataAnswer::etag);
    }

    private static Map<String, String> headers(ODataCall call, @Nullable String repeatId, @Nullable String etag) {
        Map<String, String> headers = new HashMap<>();
        if (repeatId != null) {
            headers.put("RequestID", repeatId.replace("-", "").toUpperCase(Locale.ROOT));
            headers.put("RepeatabilityCreation", CREATION.format(call.createdAt()));
        }
        if (etag != null) {
            headers.put("If-Match", etag);
        }
        return headers;
    }

    private Future<ODataAnswer> changeInSession(ODataCall call, Map<String, String> headers, boolean again) {
        return session(call.service()).compose(open -> {
            Map<String, String> all = new HashMap<>(headers);
            all.put("x-csrf-token", open.token());
            all.put("Cookie", open.cookies());
            return sendChange(call, all).compose(answer -> {
                if (again && answer.status() == 403 && "required".equalsIgnoreCase(answer.header("x-csrf-token"))) {
                    closed(open);
                    return changeInSession(call, headers, false);
                }
                return Future.succeededFuture(answer);
            });
        });
    }

    private Future<ODataAnswer> sendChange(ODataCall call, Map<String, String> headers) {
        if (call.isTogether()) {
            headers.put("Content-Type", ChangeSet.CONTENT_TYPE);
            byte[] body = ChangeSet.write(call.parts(), settings.sapClient());
            return send(HttpMethod.POST, call.path(), headers, body, MAX_ANSWER).map(ChangeSet::read);
        }
        headers.put("Content-Type", "application/json");
        byte[] body = call.body() == null ? new byte[0] : CanonicalJson.write(call.body());
        return send(HttpMethod.valueOf(call.method()), call.path(), headers, body, MAX_ANSWER);
    }

    private synchronized Future<Session> session(String service) {
        if (session == null || session.failed()) {
            session = open(service);
        }
        return session;
    }

    /** A newer session is not thrown away. */
    private synchronized void closed(Session closed) {
        if (session != null && session.succeeded() && session.result() == closed) {
            session = null;
        }
    }

    private Future<Session> open(String service) {
        Future<ODataAnswer> fetched =
                send(HttpMethod.GET, service + "/", Map.of("x-csrf-token", "Fetch"), null, ODataJson.MAX_BYTES);
        return beforeCall("no CSRF token was got", fetched).map(answer -> {
            String token = answer.header("x-csrf-token");
            if (!answer.isSuccessful() || token == null) {
                throw new BeforeCall("no CSRF token was got", answer, null);
            }
            return new Session(token, cookies(answer.cookies()));
        });
    }

    private static String cookies(List<String> setCookies) {
        return setCookies.stream()
                .map(cookie -> cookie.split(";", 2)[0].strip())
                .collect(Collectors.joining("; "));
    }

    private Future<ODataAnswer> send(
            HttpMethod method, String path, Map<String, String> headers, byte @Nullable [] body, int maxAnswer) {
        return sendLoggedOn(method, path, headers, body, maxAnswer, logon.canRenew());
    }

    private Future<ODataAnswer> sendLoggedOn(
            HttpMethod method,
            String path,
            Map<String, String> headers,
            byte @Nullable [] body,
            int maxAnswer,
            boolean again) {
        return logon.header().compose(authorization -> {
            HttpRequest<Buffer> request = client.request(method, address(path), maxAnswer);
            request.putHeader("Accept-Language", "en");
            headers.forEach(request::putHeader);
            if (authorization != null) {
                request.putHeader("Authorization", authorization);
            }
            return sent(request, body).map(ODataAnswer::new).compose(answer -> {
                if (again && answer.status() == 401 && authorization != null) {
                    logon.refused(authorization);
                    return sendLoggedOn(method, path, headers, body, maxAnswer, false);
                }
                return Future.succeededFuture(answer);
            });
        });
    }

    private static Future<HttpResponse<Buffer>> sent(HttpRequest<Buffer> request, byte @Nullable [] body) {
        return body == null ? request.send() : request.sendBuffer(Buffer.buffer(body));
    }

    private String address(String path) {
        String client = settings.sapClient();
        String query = client.isEmpty() ? "" : (path.contains("?") ? "&" : "?") + "sap-client=" + client;
        return settings.baseUrl() + path + query;
    }

    /** A link of the server's may name the host that the server thinks it is; we ask only the one we know. */
    private static String below(String asked, String link) {
        String path = link.replaceFirst("^https?://[^/]*", "");
        return path.startsWith("/") ? path : ODataPath.service(asked) + '/' + path;
    }

    private static <T> Future<T> beforeCall(String what, Future<T> preparation) {
        return preparation.recover(failure ->
                Future.failedFuture(failure instanceof BeforeCall known ? known : new BeforeCall(what, null, failure)));
    }

    @Override
    public void close() {
        client.close();
    }
}
