/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.TargetClass;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One try to post, or to find out about, one delivery. The sink's barrier speaks to it. */
final class Attempt implements Delivery {

    private final Purpose purpose;
    private final @Nullable Lane lane;
    private final @Nullable Dispatcher dispatcher;
    private final AtomicBoolean leaving = new AtomicBoolean();
    private volatile StoredDelivery delivery;
    private volatile boolean left;

    Attempt(StoredDelivery delivery, @Nullable Lane lane, @Nullable Dispatcher dispatcher) {
        this.delivery = delivery;
        this.lane = lane;
        this.dispatcher = dispatcher;
        this.purpose = delivery.state() == State.UNKNOWN && delivery.targetClass() == TargetClass.LOOKUP
                ? Purpose.LOOK_UP
                : Purpose.POST;
    }

    /** Of a process that is no more. */
    static Attempt dead(StoredDelivery delivery) {
        return new Attempt(delivery, null, null);
    }

    /** As the ledger holds it now. */
    StoredDelivery delivery() {
        return delivery;
    }

    @Nullable
    Lane lane() {
        return lane;
    }

    /** Whether the intent of this attempt's call is durable, so that the call may have left. */
    boolean hasLeft() {
        return left;
    }

    /** Called by the dispatcher once the intent is durable. */
    void left(StoredDelivery leaving) {
        delivery = leaving;
        left = true;
    }

    @Override
    public long id() {
        return delivery.id();
    }

    @Override
    public String target() {
        return delivery.target();
    }

    @Override
    public String idempotencyKey() {
        return delivery.idempotencyKey();
    }

    @Override
    public Purpose purpose() {
        return purpose;
    }

    /**
     * One attempt makes one call. A second one would be a redelivery of the flow's own: without a key that the target
     * honours it could double the effect.
     */
    @Override
    public CompletionStage<byte[]> barrier(byte[] request, TargetClass itsClass) {
        boolean again = leaving.getAndSet(true);
        if (dispatcher == null || purpose == Purpose.LOOK_UP || again && itsClass != TargetClass.IDEMPOTENT) {
            return CompletableFuture.failedFuture(new MfgException(
                    LedgerError.SECOND_CALL,
                    delivery + (purpose == Purpose.LOOK_UP ? " is only looked up" : " has made its call already")));
        }
        return dispatcher.leave(this, request, itsClass);
    }
}
