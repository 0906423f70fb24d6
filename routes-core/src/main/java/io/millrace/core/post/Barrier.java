/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.core.step.AsyncStep;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/**
 * The step of a sink kamelet just before the call leaves. In a ledger it freezes the request's bytes, waits until the
 * intent is durable and makes the frozen bytes the body. Everywhere it sets the header by which the target recognises
 * a repeated call. A REST kamelet has it in its {@link RestTarget}; any other one names it as a bean.
 *
 * <p>Body: the request as bytes (or what Camel converts to bytes).
 */
public final class Barrier extends AsyncProcessorSupport {

    /** Header of a call to a target that honours keys ({@link TargetClass#IDEMPOTENT}). */
    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /** Header of a call to a target that can be asked for it afterwards ({@link TargetClass#LOOKUP}). */
    public static final String EXTERNAL_REFERENCE = "External-Reference";

    private TargetClass targetClass = TargetClass.MANUAL;

    /** What the target offers to settle a call whose outcome is not known. */
    public void setTargetClass(TargetClass targetClass) {
        this.targetClass = targetClass;
    }

    public TargetClass getTargetClass() {
        return targetClass;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        return AsyncStep.run(exchange, callback, this::pass);
    }

    /** For a step that has more to do before: completes when the call may leave; null if it may at once. */
    public @Nullable CompletionStage<?> pass(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        Delivery delivery = Delivery.of(exchange);
        setKey(message, key(exchange));
        return delivery == null || delivery.purpose() == Delivery.Purpose.LOOK_UP
                ? null
                : delivery.barrier(message.getMandatoryBody(byte[].class), targetClass)
                        .thenAccept(message::setBody);
    }

    private void setKey(Message message, @Nullable String key) {
        message.removeHeader(IDEMPOTENCY_KEY);
        message.removeHeader(EXTERNAL_REFERENCE);
        if (key != null) {
            switch (targetClass) {
                case IDEMPOTENT -> message.setHeader(IDEMPOTENCY_KEY, key);
                case LOOKUP -> message.setHeader(EXTERNAL_REFERENCE, key);
                case MANUAL -> {}
            }
        }
    }

    /** What marks the call of this exchange, the same on every attempt; null outside a ledger and without an event. */
    public static @Nullable String key(Exchange exchange) {
        Delivery delivery = Delivery.of(exchange);
        if (delivery != null) {
            return delivery.idempotencyKey();
        }
        EventEnvelope envelope = exchange.getProperty(EventEnvelope.PROPERTY, EventEnvelope.class);
        return envelope == null ? null : DeterministicId.of(envelope.source(), envelope.id());
    }
}
