/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.post.Delivery.Purpose;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import io.millrace.core.post.TargetClass;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Decides what became of an attempt. Only an explicit {@link Posted} is success; what nobody knows is unknown; and what
 * is unknown stays so until the target itself tells.
 */
final class Judge {

    private final Attempt attempt;
    private final StoredDelivery delivery;
    private final RetryPolicy policy;
    private final Instant now;

    private Judge(Attempt attempt, RetryPolicy policy, Instant now) {
        this.attempt = attempt;
        this.delivery = attempt.delivery();
        this.policy = policy;
        this.now = now;
    }

    static Outcome of(Attempt attempt, Exchange exchange, RetryPolicy policy, Instant now) {
        Judge judge = new Judge(attempt, policy, now);
        Posted posted = Posted.of(exchange);
        if (posted != null) {
            return Outcome.posted(posted.documentNumber(), now);
        }
        Throwable failure = exchange.getException();
        NotPosted known = failure == null ? null : ObjectHelper.getException(NotPosted.class, failure);
        return attempt.purpose() == Purpose.LOOK_UP
                ? judge.lookedUp(known, failure, exchange)
                : judge.attempted(known, failure, exchange);
    }

    /** What a call becomes whose process died. */
    static Outcome interrupted(StoredDelivery delivery, RetryPolicy policy, Instant now) {
        Attempt dead = Attempt.dead(delivery);
        return new Judge(dead, policy, now)
                .unknown(
                        LedgerError.INTERRUPTED.code(),
                        BusinessText.of(delivery) + ": the process ended while the call to " + delivery.target()
                                + " was under way");
    }

    /** What a delivery becomes that this version cannot read. */
    static Outcome unreadable(StoredDelivery delivery, Throwable failure, Instant now) {
        return Outcome.parked(
                LedgerError.NO_PAYLOAD_READ.code(),
                BusinessText.of(delivery) + ": "
                        + (failure instanceof MfgException known ? known.getMessage() : failure.toString()),
                now,
                delivery.ambiguous());
    }

    private Outcome attempted(@Nullable NotPosted known, @Nullable Throwable failure, Exchange exchange) {
        if (known != null) {
            return notPosted(known);
        }
        if (failure == null) {
            return unknown(LedgerError.NO_OUTCOME.code(), noOutcome(exchange));
        }
        if (wasHeldBack(failure) && !delivery.ambiguous()) {
            return Outcome.retry(LedgerError.FENCED.code(), text(failure), now, null);
        }
        if (attempt.hasLeft() || delivery.ambiguous()) {
            return unknown(codeOf(failure, LedgerError.NO_OUTCOME), text(failure));
        }
        if (isConnectFailure(failure)) {
            return Outcome.retry(LedgerError.NOT_REACHED.code(), text(failure), next(), null);
        }
        return Outcome.parked(codeOf(failure, LedgerError.FAILED_BEFORE_CALL), text(failure), now, false);
    }

    private Outcome notPosted(NotPosted known) {
        String code = known.code().code();
        String text = text(known);
        boolean ambiguous = delivery.ambiguous();
        if (known instanceof NotPosted.Misconfigured) {
            return Outcome.refused(delivery, code, text, now);
        }
        if (known instanceof NotPosted.Ambiguous) {
            return unknown(code, text);
        }
        if (known instanceof NotPosted.Rejected) {
            // Without a call of this attempt it says nothing about an earlier one.
            return ambiguous && !attempt.hasLeft() ? unknown(code, text) : Outcome.parked(code, text, now, ambiguous);
        }
        if (ambiguous) {
            return unknown(code, text);
        }
        return known instanceof NotPosted.NotProcessed notProcessed
                ? Outcome.retry(code, text, later(notProcessed), null)
                : premature(code, text);
    }

    private Instant later(NotPosted.NotProcessed notProcessed) {
        return notProcessed.retryAfter() == null ? next() : now.plus(notProcessed.retryAfter());
    }

    Outcome premature(String code, String text) {
        Instant deadline = delivery.deadlineAt() == null ? now.plus(policy.prematureDeadline()) : delivery.deadlineAt();
        if (!now.isBefore(deadline)) {
            return Outcome.parked(
                    LedgerError.TOO_LATE.code(), text + "; waited since " + delivery.acceptedAt(), now, false);
        }
        Instant next = next();
        return Outcome.retry(code, text, next.isBefore(deadline) ? next : deadline, deadline);
    }

    static Outcome premature(StoredDelivery delivery, RetryPolicy policy, Instant now, String code, String text) {
        return new Judge(Attempt.dead(delivery), policy, now).premature(code, text);
    }

    private Outcome lookedUp(@Nullable NotPosted known, @Nullable Throwable failure, Exchange exchange) {
        if (known instanceof NotPosted.NotProcessed && known.code() == PostError.ABSENT) {
            return Outcome.retry(PostError.ABSENT.code(), text(known), now, null);
        }
        if (known instanceof NotPosted.Rejected) {
            return Outcome.parked(known.code().code(), text(known), now, true);
        }
        if (known instanceof NotPosted.Misconfigured) {
            return Outcome.refused(delivery, known.code().code(), text(known), now);
        }
        return failure == null
                ? unknown(LedgerError.NO_OUTCOME.code(), noOutcome(exchange))
                : unknown(codeOf(failure, LedgerError.NO_OUTCOME), text(failure));
    }

    /** How it is settled depends on what the target offers. */
    private Outcome unknown(String code, String text) {
        TargetClass offered = delivery.targetClass();
        if (offered == null || offered == TargetClass.MANUAL) {
            return Outcome.parked(code, text + ". Look in " + delivery.target() + " for it", now, true);
        }
        Instant deadline = delivery.ambiguous() && delivery.deadlineAt() != null
                ? delivery.deadlineAt()
                : now.plus(policy.unknownDeadline());
        if (!now.isBefore(deadline)) {
            return Outcome.parked(LedgerError.UNSETTLED.code(), text + ". It could not be settled in time", now, true);
        }
        Instant next = next();
        // From now on, not from when the call left: that was written by the clock of a process that may be another.
        Instant settled = now.plus(policy.settleWindow());
        boolean early = offered == TargetClass.LOOKUP && attempt.purpose() == Purpose.POST && settled.isAfter(next);
        return Outcome.unknown(code, text, early ? settled : next, deadline);
    }

    private Instant next() {
        return policy.next(delivery.attempts(), now);
    }

    private String text(Throwable failure) {
        String said = failure instanceof MfgException known ? withoutCode(known) : failure.toString();
        return failure instanceof NotPosted ? said : BusinessText.of(delivery) + ": " + said;
    }

    private static String withoutCode(MfgException known) {
        String prefix = known.code().code() + ' ';
        return known.getMessage().startsWith(prefix)
                ? known.getMessage().substring(prefix.length())
                : known.getMessage();
    }

    private String noOutcome(Exchange exchange) {
        Throwable swallowed = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        return BusinessText.of(delivery) + ": the flow ended without telling what " + delivery.target() + " did"
                + (swallowed == null ? "" : "; an error handler swallowed " + swallowed);
    }

    private static String codeOf(Throwable failure, LedgerError otherwise) {
        MfgException known = ObjectHelper.getException(MfgException.class, failure);
        return (known == null ? otherwise : known.code()).code();
    }

    /** The barrier did not let the call leave. */
    private static boolean wasHeldBack(Throwable failure) {
        MfgException known = ObjectHelper.getException(MfgException.class, failure);
        return known != null && known.code() == LedgerError.FENCED;
    }

    private static boolean isConnectFailure(Throwable failure) {
        return ObjectHelper.getException(ConnectException.class, failure) != null
                || ObjectHelper.getException(UnknownHostException.class, failure) != null
                || ObjectHelper.getException(NoRouteToHostException.class, failure) != null;
    }
}
