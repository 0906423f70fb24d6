/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.step.AsyncStep;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.component.vertx.http.VertxHttpEndpoint;
import org.apache.camel.support.AsyncCallbackToCompletableFutureAdapter;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.jspecify.annotations.Nullable;

/**
 * The one bean of a REST sink kamelet. As a processor it writes the wire record as JSON and is the kamelet's
 * {@link Barrier}; as the endpoint's {@code vertxHttpBinding} it makes the call and maps what came of it to
 * {@link Posted} or {@link NotPosted}. For {@link Delivery.Purpose#LOOK_UP} the same kamelet sends {@code GET
 * <path>?externalReference=<key>} instead.
 *
 * <p>No exchange header leaves and none of the answer comes in: the request has exactly {@code Authorization},
 * {@code Accept}, {@code Content-Type}, {@code Idempotency-Key} or {@code External-Reference}, and {@code traceparent}.
 * Address and method are the endpoint's alone. Redirects are not followed and nothing is repeated here: that is the
 * ledger's.
 *
 * <p>For {@link NothingToPost} it makes no call and says {@link Posted} without a document.
 *
 * <p>Properties: {@code system} (its name in texts), {@code baseUrl} (https; http on loopback), {@code token},
 * {@code requestTimeout} (30s), {@code targetClass} (MANUAL), {@code maxConnections} (16, more than a ledger posts at
 * once). Certificates are those of {@code camel.ssl}, else of the JVM. The template of a kamelet is in the package's
 * description.
 */
public final class RestTarget extends RestBinding implements AsyncProcessor {

    private static final String POSTING = "MillracePosting";
    private static final int MAX_ANSWER = 1024 * 1024;

    private final Barrier barrier = new Barrier();

    public void setMaxConnections(int maxConnections) {
        settings.setMaxConnections(maxConnections);
    }

    public void setTargetClass(TargetClass targetClass) {
        barrier.setTargetClass(targetClass);
    }

    /** The last step before the call: the body, a wire record or bytes, becomes the bytes to send. */
    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return AsyncStep.run(exchange, callback, this::write);
    }

    private @Nullable CompletionStage<?> write(Exchange exchange) throws InvalidPayloadException {
        if (exchange.getMessage().getBody() instanceof NothingToPost) {
            new Posted(null).on(exchange);
            exchange.setRouteStop(true);
            return null;
        }
        byte[] request = request(exchange.getMessage());
        exchange.setProperty(POSTING, Posting.of(exchange, settings.system(), request));
        exchange.getMessage().setBody(isLookUp(exchange) ? null : request);
        return barrier.pass(exchange);
    }

    private byte[] request(Message message) {
        Object body = message.getBody();
        if (body instanceof Record) {
            return CanonicalJson.write(body);
        }
        byte[] bytes = message.getBody(byte[].class);
        if (bytes == null) {
            throw new MfgException(
                    PostError.NO_REQUEST, "the body for " + settings.system() + " is neither a wire record nor bytes");
        }
        return bytes;
    }

    @Override
    public HttpRequest<Buffer> prepareHttpRequest(VertxHttpEndpoint endpoint, Exchange exchange) {
        Posting posting = posting(exchange);
        HttpRequest<Buffer> request =
                request(endpoint, isLookUp(exchange) ? HttpMethod.GET : HttpMethod.POST, MAX_ANSWER);
        if (isLookUp(exchange)) {
            return request.addQueryParam(
                    "externalReference", Delivery.of(exchange).idempotencyKey());
        }
        request.putHeader("Content-Type", "application/json");
        copy(Barrier.IDEMPOTENCY_KEY, exchange, request);
        copy(Barrier.EXTERNAL_REFERENCE, exchange, request);
        if (posting.envelope() != null && posting.envelope().traceparent() != null) {
            request.putHeader("traceparent", posting.envelope().traceparent());
        }
        return request;
    }

    private static void copy(String header, Exchange exchange, HttpRequest<Buffer> request) {
        String value = exchange.getMessage().getHeader(header, String.class);
        if (value != null) {
            request.putHeader(header, value);
        }
    }

    @Override
    public void handleResponse(
            VertxHttpEndpoint endpoint, Exchange exchange, AsyncResult<HttpResponse<Buffer>> response) {
        Posting posting = posting(exchange);
        if (response.failed()) {
            throw RestFailure.of(response.cause(), posting, isLookUp(exchange));
        }
        RestAnswer answer = RestAnswer.of(response.result());
        Posted posted = isLookUp(exchange) ? answer.found(posting) : answer.posted(posting);
        posted.on(exchange);
        exchange.getMessage().setBody(answer.body());
    }

    private static Posting posting(Exchange exchange) {
        Posting posting = exchange.getProperty(POSTING, Posting.class);
        if (posting == null) {
            throw new MfgException(
                    PostError.NO_REQUEST, "the kamelet lacks the step that makes the request, process: {ref: target}");
        }
        return posting;
    }

    private static boolean isLookUp(Exchange exchange) {
        Delivery delivery = Delivery.of(exchange);
        return delivery != null && delivery.purpose() == Delivery.Purpose.LOOK_UP;
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        AsyncProcessorConverterHelper.convert((AsyncProcessor) this).process(exchange);
    }

    @Override
    public CompletableFuture<Exchange> processAsync(Exchange exchange) {
        AsyncCallbackToCompletableFutureAdapter<Exchange> callback =
                new AsyncCallbackToCompletableFutureAdapter<>(exchange);
        process(exchange, callback);
        return callback.getFuture();
    }
}
