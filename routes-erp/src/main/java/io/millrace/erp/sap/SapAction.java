/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import io.millrace.canonical.value.PlantId;
import io.millrace.core.api.ApiException;
import io.millrace.core.post.Posting;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.action.ActionError;
import io.millrace.erp.action.Answers;
import io.millrace.erp.action.Unanswered;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.odata.SapMessages;
import io.millrace.erp.sap.odata.SapOutcome;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncCallbackToCompletableFutureAdapter;
import org.apache.camel.support.AsyncProcessorConverterHelper;

/**
 * The one step of an SAP action kamelet: the body is a question, then its answer. What it cannot answer it says as an
 * {@link ApiException}. It waits for no thread.
 *
 * @param <Q> the question
 */
public abstract class SapAction<Q extends Record> extends SapConnection implements AsyncProcessor {

    static final String SYSTEM = "SAP";

    private final Class<Q> type;
    private final SapOutcome outcome = new SapOutcome(new SapMessages(""));
    private final Posting posting = Unanswered.posting(SYSTEM);

    SapAction(Class<Q> type) {
        this.type = type;
    }

    /** @param asOf now */
    abstract Future<? extends Record> answer(Q question, OffsetDateTime asOf);

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        return Answers.give(
                exchange,
                callback,
                type,
                SYSTEM,
                (question, asOf) -> answer(question, asOf)
                        .map(Record.class::cast)
                        .recover(failure -> Future.failedFuture(judged(failure))));
    }

    private Throwable judged(Throwable failure) {
        return outcome.notRead(posting, failure);
    }

    final SapOutcome outcome() {
        return outcome;
    }

    final Posting posting() {
        return posting;
    }

    /** How the plant works with SAP now. */
    final SapPlant plant(PlantId plant, OffsetDateTime now) {
        Object[] services = Stream.ofNullable(getCamelContext().getRegistry().findSingleByType(CrossReference.class))
                .toArray();
        return SapPlant.of(MappingContext.of(Map.of(), services), plant, now);
    }

    static ApiException unknown(Object question, String what) {
        return new ApiException(ActionError.UNKNOWN, SYSTEM + " did not give " + question + ": " + what, null);
    }

    @Override
    protected void doStart() {
        check();
        super.doStart();
    }

    @Override
    public final void process(Exchange exchange) throws Exception {
        AsyncProcessorConverterHelper.convert((AsyncProcessor) this).process(exchange);
    }

    @Override
    public final CompletableFuture<Exchange> processAsync(Exchange exchange) {
        AsyncCallbackToCompletableFutureAdapter<Exchange> callback =
                new AsyncCallbackToCompletableFutureAdapter<>(exchange);
        process(exchange, callback);
        return callback.getFuture();
    }
}
