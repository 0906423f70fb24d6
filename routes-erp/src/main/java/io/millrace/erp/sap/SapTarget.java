/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.Barrier;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.NothingToPost;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import io.millrace.core.post.Posting;
import io.millrace.core.post.TargetClass;
import io.millrace.core.step.AsyncStep;
import io.millrace.erp.sap.odata.ODataAnswer;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.SapMessages;
import io.millrace.erp.sap.odata.SapOutcome;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncCallbackToCompletableFutureAdapter;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.jspecify.annotations.Nullable;

/**
 * The one step of an SAP sink kamelet: makes a wire record the call that a subclass knows, waits at the {@link Barrier},
 * calls, and says {@link Posted} or throws {@link NotPosted}. For {@link Delivery.Purpose#LOOK_UP} it asks SAP for what
 * an earlier attempt may have made.
 *
 * <p>Class {@code IDEMPOTENT} sends {@code RequestID} and {@code RepeatabilityCreation} and believes in them only where
 * SAP answers {@code RepeatabilityResult: accepted}. Every class writes the key into the document, so that a person can
 * find it.
 *
 * @param <R> what a flow hands over
 */
public abstract class SapTarget<R> extends SapConnection implements AsyncProcessor {

    private static final String REPEATED = "RepeatabilityResult";

    private final Barrier barrier = new Barrier();
    private final Class<R> type;
    private String moreMessages = "";
    private SapOutcome outcome;

    SapTarget(Class<R> type) {
        this.type = type;
        setTargetClass(TargetClass.LOOKUP);
    }

    /** What the record says, in an operator's words: {@code operation 0020}, {@code yield 120.000 EA}. */
    abstract List<String> facts(R record, Exchange exchange);

    /** The call, once everything it needs is read; null if SAP has nothing to do. @param key marks the document */
    abstract Future<@Nullable ODataCall> call(R record, @Nullable String key, Exchange exchange);

    /** The number of the document that the call made; empty if the answer does not name it. */
    abstract String document(JsonNode answer, R record, Exchange exchange);

    /** The numbers of the documents that calls with the key have made. */
    abstract Future<List<String>> find(R record, String key, Exchange exchange);

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        return AsyncStep.run(exchange, callback, this::begin);
    }

    private @Nullable CompletionStage<?> begin(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof NothingToPost) {
            new Posted(null).on(exchange);
            exchange.setRouteStop(true);
            return null;
        }
        if (!type.isInstance(body)) {
            throw new MfgException(PostError.NO_REQUEST, "the body for SAP is no " + type.getSimpleName());
        }
        R record = type.cast(body);
        Future<Posted> posted = isLookUp(exchange) ? lookedUp(record, exchange) : posted(record, exchange);
        return posted.onSuccess(done -> done.on(exchange)).toCompletionStage();
    }

    private Future<Posted> posted(R record, Exchange exchange) {
        Posting posting = Posting.of(exchange, "SAP", facts(record, exchange));
        String key = Barrier.key(exchange);
        return call(record, key, exchange)
                .recover(failure -> Future.failedFuture(outcome.notRead(posting, failure)))
                .compose(call -> call == null
                        ? nothingToDo(record, posting, key, exchange)
                        : made(call, record, posting, key, exchange));
    }

    /** It may be so because an earlier attempt, whose answer was lost, did it: then that document is the effect. */
    private Future<Posted> nothingToDo(R record, Posting posting, @Nullable String key, Exchange exchange) {
        return key == null
                ? Future.succeededFuture(new Posted(null))
                : find(record, key, exchange)
                        .recover(failure -> Future.failedFuture(outcome.notRead(posting, failure)))
                        .map(documents -> documents.isEmpty() ? new Posted(null) : only(documents, posting));
    }

    private Future<Posted> made(ODataCall call, R record, Posting posting, @Nullable String key, Exchange exchange) {
        return frozen(exchange, call)
                .compose(kept -> sap().change(kept, isRepeatable() ? key : null)
                        .recover(failure -> Future.failedFuture(outcome.failed(posting, failure))))
                .compose(answer -> judged(answer, record, posting, key, exchange));
    }

    /** The bytes that the ledger keeps are the call that leaves, on every attempt. */
    private Future<ODataCall> frozen(Exchange exchange, ODataCall call) {
        exchange.getMessage().setBody(CanonicalJson.write(call));
        return Future.fromCompletionStage(barrier.processAsync(exchange))
                .compose(passed -> passed.getException() == null
                        ? Future.succeededFuture(
                                CanonicalJson.read(passed.getMessage().getBody(byte[].class), ODataCall.class))
                        : Future.failedFuture(passed.getException()));
    }

    private Future<Posted> judged(
            ODataAnswer answer, R record, Posting posting, @Nullable String key, Exchange exchange) {
        if (outcome.isDone(answer) && key != null) {
            return documents(record, key, posting, exchange).map(documents -> {
                if (documents.isEmpty()) {
                    throw outcome.outdated(posting, answer);
                }
                return only(documents, posting);
            });
        }
        String repeated = answer.header(REPEATED);
        if (isRepeatable() && key != null && "unsupported".equalsIgnoreCase(repeated)) {
            return Future.failedFuture(new NotPosted.Misconfigured(
                    SapError.NOT_REPEATABLE, posting + " was refused, " + REPEATED + ": " + repeated, null));
        }
        if (!answer.isSuccessful()) {
            return Future.failedFuture(outcome.refused(posting, answer));
        }
        if (!answer.isReadable()) {
            return Future.failedFuture(outcome.unreadable(posting, answer));
        }
        JsonNode entity = answer.entity();
        exchange.getMessage().setBody(entity.isMissingNode() ? null : CanonicalJson.write(entity));
        String document = document(entity, record, exchange);
        return document.isEmpty()
                ? Future.failedFuture(outcome.unreadable(posting, answer))
                : Future.succeededFuture(new Posted(document));
    }

    private Future<Posted> lookedUp(R record, Exchange exchange) {
        Posting posting = Posting.of(exchange, "SAP", facts(record, exchange));
        exchange.getMessage().setBody(null);
        return documents(record, Barrier.key(exchange), posting, exchange).map(documents -> {
            if (documents.isEmpty()) {
                throw new NotPosted.NotProcessed(PostError.ABSENT, posting + " is not there", null, null);
            }
            return only(documents, posting);
        });
    }

    private Future<List<String>> documents(R record, String key, Posting posting, Exchange exchange) {
        return find(record, key, exchange)
                .recover(failure -> Future.failedFuture(outcome.notLookedUp(posting, failure)));
    }

    /** @throws NotPosted.Rejected if there are several: one is too many, and which one is for a person to say */
    private static Posted only(List<String> documents, Posting posting) {
        if (documents.size() > 1) {
            throw new NotPosted.Rejected(
                    PostError.DUPLICATED, posting + " is there " + documents.size() + " times: " + documents, null);
        }
        return new Posted(documents.get(0));
    }

    /** Whether a call that has been done has no second effect. */
    final boolean isRepeatable() {
        return barrier.getTargetClass() == TargetClass.IDEMPOTENT;
    }

    private static boolean isLookUp(Exchange exchange) {
        Delivery delivery = Delivery.of(exchange);
        return delivery != null && delivery.purpose() == Delivery.Purpose.LOOK_UP;
    }

    static ObjectNode json(Object record) {
        return CanonicalJson.mapper().valueToTree(record);
    }

    @Override
    public void check() {
        super.check();
        outcome = new SapOutcome(new SapMessages(moreMessages));
    }

    @Override
    protected void doStart() {
        check();
        super.doStart();
    }

    public final void setMessages(String messages) {
        moreMessages = messages;
    }

    public final void setTargetClass(TargetClass targetClass) {
        barrier.setTargetClass(targetClass);
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
