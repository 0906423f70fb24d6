/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

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
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.TrytonServer;
import io.millrace.erp.tryton.rpc.TrytonStep;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The one bean of a Tryton sink kamelet. A posting is several calls, and each may be the last before a crash. So every
 * one can be made again: the posting's key is written into Tryton before anything takes effect, an attempt looks for it
 * first and goes on from the state it finds. A look-up of the ledger finds what is complete; what is half done counts as
 * not posted, and the next attempt completes it.
 *
 * @param <R> the wire record that a flow hands over
 */
public abstract class TrytonSink<R extends Record> extends TrytonStep {

    private final Barrier barrier = new Barrier();
    private final Class<R> wire;

    TrytonSink(Class<R> wire) {
        super("mfg-tryton");
        this.wire = wire;
        barrier.setTargetClass(TargetClass.LOOKUP);
    }

    /** Brings Tryton into the state that the record asks for, from whatever state an earlier attempt left. */
    abstract Posted post(Tryton tryton, R record, String key);

    /** The complete effect of an earlier attempt; null if there is none, or only a part. Changes nothing. */
    abstract @Nullable Posted find(Tryton tryton, R record, String key);

    /** What the record says, for texts: {@code lot L-77}. */
    abstract List<String> facts(R record);

    @Override
    public final boolean process(Exchange exchange, AsyncCallback callback) {
        return AsyncStep.run(exchange, callback, this::begin);
    }

    private @Nullable CompletionStage<?> begin(Exchange exchange) {
        if (exchange.getMessage().getBody() instanceof NothingToPost) {
            new Posted(null).on(exchange);
            exchange.setRouteStop(true);
            return null;
        }
        exchange.getMessage().setBody(CanonicalJson.write(record(exchange)));
        return barrier.processAsync(exchange)
                .thenCompose(passed ->
                        passed.getException() == null ? callLater(passed) : CompletableFuture.completedFuture(null));
    }

    /** The record of an exchange: its body. */
    R record(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (!wire.isInstance(body)) {
            throw new MfgException(
                    PostError.NO_REQUEST, "the body for Tryton is no " + wire.getSimpleName() + " but " + body);
        }
        return wire.cast(body);
    }

    @Override
    protected final void call(TrytonServer tryton, Exchange exchange) {
        // The bytes of the first attempt: a later version may map the event in another way.
        R record = CanonicalJson.read(exchange.getMessage().getBody(byte[].class), wire);
        String key = Barrier.key(exchange);
        Posting posting = Posting.of(exchange, "Tryton", facts(record));
        if (key == null) {
            throw new MfgException(PostError.NO_REQUEST, posting + " has neither a ledger nor an event to mark it");
        }
        Delivery delivery = Delivery.of(exchange);
        boolean lookUp = delivery != null && delivery.purpose() == Delivery.Purpose.LOOK_UP;
        Tryton calls = new Tryton(tryton, posting, lookUp);
        Posted posted = lookUp ? lookUp(calls, record, key) : post(calls, record, key);
        if (posted == null) {
            throw new NotPosted.NotProcessed(PostError.ABSENT, posting + " is not there, or half done", null, null);
        }
        exchange.getMessage().removeHeader(Barrier.EXTERNAL_REFERENCE);
        posted.on(exchange);
    }

    private @Nullable Posted lookUp(Tryton calls, R record, String key) {
        try {
            return find(calls, record, key);
        } catch (NotPosted.Premature unknown) {
            // nothing can be booked to what is not there
            return null;
        }
    }
}
