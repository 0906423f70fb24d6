/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.value.HoldId;
import io.millrace.core.post.NotPosted;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Service;
import org.jspecify.annotations.Nullable;

/**
 * The step of {@code mfg-fence-closed-action}: lets a {@code quality-hold-placed} event through when the fence of its
 * hold is closed, or the hold is released. Before that it is {@link NotPosted.Premature}: in a ledger it comes again.
 */
public final class FenceClosed implements Processor, Service, CamelContextAware {

    private CamelContext camelContext;
    private @Nullable Fence fence;

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    public void start() {
        fence = Fence.of(camelContext);
    }

    @Override
    public void stop() {}

    @Override
    public void process(Exchange exchange) {
        HoldId hold = hold(exchange.getMessage().getBody());
        HoldStatus status = fence.find(hold)
                .orElseThrow(() -> new NotPosted.Premature(
                        FenceError.UNKNOWN_HOLD, "the fence has not heard of hold " + hold, null));
        if (status.state() == HoldStatus.State.CLOSING) {
            throw new NotPosted.Premature(
                    FenceError.NOT_CLOSED,
                    "hold " + hold + " (plant " + status.plant() + ", " + status.named()
                            + ") is not closed yet: what left before it is still under way, deliveries "
                            + status.inFlight(),
                    null);
        }
    }

    private static HoldId hold(@Nullable Object body) {
        if (body instanceof Event<?> event && event.data() instanceof QualityHoldPlaced placed) {
            return placed.hold().id();
        }
        throw new MfgException(
                FenceError.NOT_AN_EVENT,
                "expected a quality-hold-placed event, got "
                        + (body instanceof Event<?> event
                                ? event.envelope().type().shortName()
                                : body));
    }
}
