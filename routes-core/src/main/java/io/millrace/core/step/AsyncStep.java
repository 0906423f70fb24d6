/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.step;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What an {@link org.apache.camel.AsyncProcessor} does whose work ends in another thread: {@code process} is one line,
 * {@code return AsyncStep.run(exchange, callback, this::begin)}.
 *
 * <p>Whatever the step fails with, before or after its work began, becomes the exception of its exchange; an
 * {@code Error} too, such as a class that is missing. Camel only logs what such a step throws and a stage keeps it to
 * itself: the exchange would end nowhere, and whoever waits for it would wait for ever.
 */
@FunctionalInterface
public interface AsyncStep {

    /** Begins the work. @return what completes once the exchange can go on; null if it can at once */
    @Nullable
    CompletionStage<?> begin(Exchange exchange) throws Exception;

    /** Begins the step and calls back once, when it is over. @return whether that was at once */
    static boolean run(Exchange exchange, AsyncCallback callback, AsyncStep step) {
        CompletionStage<?> work = null;
        try {
            work = step.begin(exchange);
        } catch (Throwable failure) {
            exchange.setException(failure);
        }
        if (work == null) {
            callback.done(true);
            return true;
        }
        work.whenComplete((done, failure) -> {
            if (failure != null) {
                exchange.setException(unwrapped(failure));
            }
            callback.done(false);
        });
        return false;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
