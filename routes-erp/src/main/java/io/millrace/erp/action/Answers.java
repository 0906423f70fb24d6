/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

import io.millrace.core.step.AsyncStep;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** What the step of an action kamelet does: the body is a question, then its answer. */
public final class Answers {

    private Answers() {}

    /**
     * What is not answered is on the exchange as an {@link io.millrace.core.api.ApiException}, see {@link Unanswered}.
     *
     * @param system its name in texts
     * @param answer to the question, as of now
     * @return as {@link AsyncStep#run}
     */
    public static <Q extends Record> boolean give(
            Exchange exchange,
            AsyncCallback callback,
            Class<Q> type,
            String system,
            BiFunction<Q, OffsetDateTime, Future<? extends Record>> answer) {
        return AsyncStep.run(exchange, callback, asked -> begin(asked, type, system, answer));
    }

    private static <Q extends Record> CompletionStage<?> begin(
            Exchange exchange,
            Class<Q> type,
            String system,
            BiFunction<Q, OffsetDateTime, Future<? extends Record>> answer) {
        Object body = exchange.getMessage().getBody();
        return Future.succeededFuture(body)
                .compose(question -> answer.apply(type.cast(question), OffsetDateTime.now())
                        .onSuccess(given -> exchange.getMessage().setBody(given))
                        .mapEmpty())
                .recover(failure -> Future.failedFuture(Unanswered.of(body, system, failure)))
                .toCompletionStage();
    }
}
