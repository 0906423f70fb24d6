/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** One attempt of the ledger to post one event to one target; the sink kamelet's {@link Barrier} speaks to it. */
public interface Delivery {

    /** Why the flow is run. */
    enum Purpose {
        /** Post the event. */
        POST,
        /** Ask the target whether an earlier attempt had an effect; nothing may be changed there. */
        LOOK_UP
    }

    long id();

    String target();

    /** The same on every attempt and replay of one revision. */
    String idempotencyKey();

    Purpose purpose();

    /**
     * Commits that the call is about to leave. Only when the stage completes may the first byte go out; if it fails the
     * exchange must fail with its exception.
     *
     * @param request the mapped request; it is frozen at the first attempt
     * @return the bytes to send: those of the first attempt
     */
    CompletionStage<byte[]> barrier(byte[] request, TargetClass targetClass);

    /** The delivery the exchange serves, or null outside a ledger. */
    static @Nullable Delivery of(Exchange exchange) {
        return exchange.getProperty("MillraceDelivery", Delivery.class);
    }

    /** Called by the ledger only. */
    default void on(Exchange exchange) {
        exchange.setProperty("MillraceDelivery", this);
    }
}
