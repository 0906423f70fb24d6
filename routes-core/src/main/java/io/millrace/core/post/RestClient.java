/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.check.Settings;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * Calls a REST system for somebody who waits, without a ledger. The rules are those of {@link RestTarget}: a bearer token,
 * no redirects, limits for connections, times and answers, nothing repeated. A future fails only if there is no answer,
 * see {@link RestFailure}.
 *
 * <p>Properties: {@code baseUrl} (https; http on loopback), {@code token}, {@code requestTimeout} (30s).
 */
public final class RestClient implements Settings, AutoCloseable {

    private static final int MAX_ANSWER = 16 * 1024 * 1024;

    private final RestSettings settings = new RestSettings();
    private BoundedClient client;

    /** @param system its name in texts */
    public RestClient(String system) {
        settings.setSystem(system);
    }

    public void setBaseUrl(String baseUrl) {
        settings.setBaseUrl(baseUrl);
    }

    public void setToken(String token) {
        settings.setToken(token);
    }

    /** Camel's notation: {@code 500} (milliseconds), {@code 30s}, {@code 2m}. */
    public void setRequestTimeout(String requestTimeout) {
        settings.setRequestTimeout(requestTimeout);
    }

    @Override
    public void check() {
        settings.check();
    }

    @Override
    public List<String> addresses() {
        return List.of(settings.baseUrl());
    }

    /** Before the first call. */
    public void open(CamelContext camel) {
        client = settings.client(camel);
    }

    /** @param path of a collection, {@code /parts} */
    public Future<RestAnswer> get(String path, Map<String, String> parameters) {
        HttpRequest<Buffer> request = request(HttpMethod.GET, path);
        parameters.forEach(request::addQueryParam);
        return request.send().map(RestAnswer::of);
    }

    /** @param body a wire record */
    public Future<RestAnswer> post(String path, Record body, Map<String, String> headers) {
        HttpRequest<Buffer> request = request(HttpMethod.POST, path).putHeader("Content-Type", "application/json");
        headers.forEach(request::putHeader);
        return request.sendBuffer(Buffer.buffer(CanonicalJson.write(body))).map(RestAnswer::of);
    }

    private HttpRequest<Buffer> request(HttpMethod method, String path) {
        return client.request(method, settings.baseUrl() + path, MAX_ANSWER)
                .bearerTokenAuthentication(settings.token());
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }
}
