/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import org.apache.camel.Exchange;
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
public final class RestQuery extends RestBinding {

    private static final Logger LOG = LoggerFactory.getLogger(RestQuery.class);
    private static final String PARAMETERS = "MillraceQuery";
    private static final int MAX_ANSWER = 16 * 1024 * 1024;

    /** Sets the parameters of the question that the exchange asks next. */
    public static void ask(Exchange exchange, Map<String, String> parameters) {
        exchange.setProperty(PARAMETERS, parameters);
    }

    @Override
    public HttpRequest<Buffer> prepareHttpRequest(VertxHttpEndpoint endpoint, Exchange exchange) {
        HttpRequest<Buffer> request = request(endpoint, HttpMethod.GET, MAX_ANSWER);
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
}
