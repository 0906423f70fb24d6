/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Suspendable;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs each delivery it is given through its route, and tells the ledger what came of it. */
final class LedgerConsumer extends DefaultConsumer implements Suspendable {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerConsumer.class);

    /** Exchange property of a reversal: what the target calls the effect to be reversed. */
    private static final String REVERSED_DOCUMENT = "MillraceReversedDocument";

    private final Ledger ledger;
    private final String target;
    private final Lane lane;

    LedgerConsumer(LedgerEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.ledger = endpoint.ledger();
        this.target = endpoint.targetNames().get(0);
        this.lane = endpoint.lane(this::run);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        open();
    }

    @Override
    protected void doSuspend() throws Exception {
        ledger.close(target, lane);
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        open();
    }

    private void open() {
        ledger.open(target, lane, () -> Governor.pace(getEndpoint().getCamelContext(), target));
    }

    @Override
    protected void doStop() throws Exception {
        ledger.end(target, lane);
        super.doStop();
    }

    private void run(Attempt attempt) {
        Event<?> event;
        try {
            event = attempt.delivery().event();
        } catch (Throwable unreadable) { // an Error too: nobody else would tell what became of the delivery
            ledger.finish(attempt, Judge.unreadable(attempt.delivery(), unreadable, ledger.now()));
            return;
        }
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(event);
        exchange.setProperty(EventEnvelope.PROPERTY, event.envelope());
        attempt.on(exchange);
        if (attempt.delivery().kind() == Kind.REVERSE) {
            exchange.setProperty(REVERSED_DOCUMENT, attempt.delivery().documentNumber());
        }
        getAsyncProcessor().process(exchange, doneSync -> {
            ledger.finish(attempt, judged(attempt, exchange));
            releaseExchange(exchange, false);
        });
    }

    private Outcome judged(Attempt attempt, Exchange exchange) {
        Outcome outcome = Judge.of(attempt, exchange, lane.policy(), ledger.now());
        if (outcome.state() != State.POSTED) {
            leaveAlone(attempt, exchange.getException());
            log(attempt, outcome, exchange.getException());
        }
        return outcome;
    }

    /** A target that has too much to do has that for all, not for this delivery only. */
    private void leaveAlone(Attempt attempt, @Nullable Throwable failure) {
        NotPosted known = failure == null ? null : ObjectHelper.getException(NotPosted.class, failure);
        Pace pace = ledger.pace(target);
        if (known != null && known.code() == PostError.BUSY && pace != null) {
            Instant now = ledger.now();
            Duration named = known instanceof NotPosted.NotProcessed busy ? busy.retryAfter() : null;
            pace.leaveAlone(
                    named == null ? lane.policy().next(attempt.delivery().attempts(), now) : now.plus(named));
        }
    }

    /** One line an attempt; what is parked is told by its alert. A stack trace only of what nobody foresaw. */
    private static void log(Attempt attempt, Outcome outcome, @Nullable Throwable failure) {
        boolean foreseen = failure == null
                || ObjectHelper.getException(MfgException.class, failure) != null
                || ObjectHelper.getException(IOException.class, failure) != null;
        if (!foreseen) {
            LOG.warn("{}: the flow failed", attempt.delivery(), failure);
        } else if (outcome.state() != State.PARKED) {
            LOG.warn(
                    "{} {}; attempt {}: {}, again at {}",
                    outcome.code(),
                    outcome.text(),
                    attempt.delivery().attempts(),
                    outcome.state(),
                    outcome.nextAt());
        }
    }
}
