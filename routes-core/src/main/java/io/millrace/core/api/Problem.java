/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a caller is told when the flow failed: {@code application/problem+json} (RFC 9457) with the error's code and what
 * to do. The text of a failure that is not meant for callers stays in the log, under the exchange's id.
 */
public final class Problem implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(Problem.class);
    private static final int FAILED = 500;

    @Override
    public void process(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        MfgException known = known(failure);
        HttpError error = known != null && known.code() instanceof HttpError told ? told : null;
        if (error == null) {
            LOG.error("call {} failed", exchange.getExchangeId(), failure);
        } else if (error.status() >= FAILED) {
            LOG.warn("call {}: {}. {}", exchange.getExchangeId(), known.getMessage(), error.action());
        }
        Message message = exchange.getMessage();
        message.removeHeaders("*");
        message.setHeader(Exchange.CONTENT_TYPE, "application/problem+json");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, error == null ? FAILED : error.status());
        message.setBody(CanonicalJson.write(document(exchange, known, error)));
        if (error == ApiError.NO_TOKEN) {
            message.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
        } else if (error == ApiError.NO_SCOPE) {
            message.setHeader("WWW-Authenticate", "Bearer error=\"insufficient_scope\"");
        }
        if (known instanceof ApiException refused && refused.retryAfter() != null) {
            message.setHeader("Retry-After", seconds(refused.retryAfter()));
        }
    }

    private static ObjectNode document(Exchange exchange, @Nullable MfgException known, @Nullable HttpError error) {
        ObjectNode problem = CanonicalJson.mapper().createObjectNode();
        problem.put("type", "about:blank");
        problem.put("status", error == null ? FAILED : error.status());
        problem.put("title", error == null ? "The call failed" : error.meaning());
        if (known != null) {
            problem.put("code", known.code().code());
        }
        if (error != null) {
            problem.put("detail", known.getMessage());
            problem.put("action", error.action());
        }
        return problem.put("instance", "urn:exchange:" + exchange.getExchangeId());
    }

    private static @Nullable MfgException known(@Nullable Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof MfgException)) {
            cause = cause.getCause();
        }
        return (MfgException) cause;
    }

    /** Never earlier than it is worth. */
    private static long seconds(Duration wait) {
        return wait.plusMillis(999).toSeconds();
    }
}
