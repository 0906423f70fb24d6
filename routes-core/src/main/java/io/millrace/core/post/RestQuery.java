/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.core.check.Settings;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Service;
import org.apache.camel.component.vertx.http.DefaultVertxHttpBinding;
import org.apache.camel.component.vertx.http.VertxHttpEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code vertxHttpBinding} of a polling source kamelet: a {@code GET} of the endpoint's address with the parameters
 * that the step before it gave to {@link #ask}. After it the body is the answer's bytes.
 *
 * <p>A poll that fails is not a message that failed: it is logged and the route ends for this time, so that no error
 * handler of a flow takes it for one. No exchange header leaves and none of the answer comes in.
 *
 * <p>Properties: {@code system} (its name in texts), {@code baseUrl} (https; http on loopback), {@code token},
 * {@code requestTimeout} (30s).
 */
public final class RestQuery extends DefaultVertxHttpBinding implements Service, Settings {

    private static final Logger LOG = LoggerFactory.getLogger(RestQuery.class);
    private static final String PARAMETERS = "MillraceQuery";
    private static final int MAX_ANSWER = 16 * 1024 * 1024;

    private final RestSettings settings = new RestSettings();
    private WebClient client;

    /** Sets the parameters of the question that the exchange asks next. */
    public static void ask(Exchange exchange, Map<String, String> parameters) {
        exchange.setProperty(PARAMETERS, parameters);
    }

    public void setSystem(String system) {
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
    public HttpRequest<Buffer> prepareHttpRequest(VertxHttpEndpoint endpoint, Exchange exchange) {
        HttpRequest<Buffer> request = client(endpoint)
                .requestAbs(
                        HttpMethod.GET, endpoint.getConfiguration().getHttpUri().toString())
                .followRedirects(false)
                .timeout(settings.timeoutMillis())
                .bearerTokenAuthentication(settings.token())
                .putHeader("Accept", "application/json")
                .as(new BoundedBody(
                        MAX_ANSWER, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.timeoutMillis())));
        Map<?, ?> parameters = exchange.getProperty(PARAMETERS, Map.of(), Map.class);
        parameters.forEach((name, value) -> request.addQueryParam(name.toString(), value.toString()));
        exchange.getMessage().setBody(null);
        return request;
    }

    @Override
    public void handleResponse(
            VertxHttpEndpoint endpoint, Exchange exchange, AsyncResult<HttpResponse<Buffer>> response) {
        String address = endpoint.getConfiguration().getHttpUri().toString();
        if (response.failed()) {
            end(exchange, ReadError.NOT_ANSWERED, address, response.cause().toString());
            return;
        }
        int status = response.result().statusCode();
        if (status == 200 && response.result().body() != null) {
            exchange.getMessage().setBody(response.result().body().getBytes());
        } else {
            boolean passing = status >= 500 || status == 408 || status == 429;
            end(exchange, passing ? ReadError.NOT_ANSWERED : ReadError.REFUSED, address, "HTTP " + status);
        }
    }

    private void end(Exchange exchange, ReadError error, String address, String reason) {
        LOG.warn("{} {} at {}: {}. {}", error.code(), settings.system(), address, reason, error.action());
        exchange.setRouteStop(true);
    }

    private synchronized WebClient client(VertxHttpEndpoint endpoint) {
        if (client == null) {
            client = settings.client(endpoint);
        }
        return client;
    }

    @Override
    public void check() {
        settings.check();
    }

    @Override
    public List<String> addresses() {
        return List.of(settings.baseUrl());
    }

    @Override
    public void start() {
        // the client is made with the first call: it needs the endpoint's Vert.x
    }

    @Override
    public synchronized void stop() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
