/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.core.check.Settings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import java.util.List;
import org.apache.camel.Service;
import org.apache.camel.component.vertx.http.DefaultVertxHttpBinding;
import org.apache.camel.component.vertx.http.VertxHttpEndpoint;

/** The {@code vertxHttpBinding} of our REST kamelets: what a request of {@link RestTarget} and {@link RestQuery} shares. */
public abstract class RestBinding extends DefaultVertxHttpBinding implements Service, Settings {

    final RestSettings settings = new RestSettings();
    private BoundedClient client;

    RestBinding() {}

    public final void setSystem(String system) {
        settings.setSystem(system);
    }

    public final void setBaseUrl(String baseUrl) {
        settings.setBaseUrl(baseUrl);
    }

    public final void setToken(String token) {
        settings.setToken(token);
    }

    /** Camel's notation: {@code 500} (milliseconds), {@code 30s}, {@code 2m}. */
    public final void setRequestTimeout(String requestTimeout) {
        settings.setRequestTimeout(requestTimeout);
    }

    /** A request to the endpoint's address that takes nothing over from an exchange. */
    final HttpRequest<Buffer> request(VertxHttpEndpoint endpoint, HttpMethod method, int maxAnswer) {
        return client(endpoint)
                .request(method, endpoint.getConfiguration().getHttpUri().toString(), maxAnswer)
                .bearerTokenAuthentication(settings.token());
    }

    private synchronized BoundedClient client(VertxHttpEndpoint endpoint) {
        if (client == null) {
            client = settings.client(endpoint);
        }
        return client;
    }

    @Override
    public final void check() {
        settings.check();
    }

    @Override
    public final List<String> addresses() {
        return List.of(settings.baseUrl());
    }

    @Override
    public final void start() {
        // the client is made with the first call: it needs the endpoint's Vert.x
    }

    @Override
    public final synchronized void stop() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
