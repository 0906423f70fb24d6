/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Readiness: which target is stopped, cannot be worked on, has a backlog, or has deliveries that nobody takes. */
final class LedgerHealthCheck extends AbstractHealthCheck {

    private final Ledger ledger;
    private final Duration oldest;

    /** @param oldest an open delivery older than this, parked ones aside, is a backlog */
    LedgerHealthCheck(Ledger ledger, Duration oldest) {
        super("millrace", "ledger");
        this.ledger = ledger;
        this.oldest = oldest;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        for (LedgerStatus status : statuses(builder)) {
            String problem = problem(status);
            builder.detail(status.target(), problem == null ? "UP" : problem);
            if (problem != null) {
                builder.down().message("target " + status.target() + ": " + problem);
            }
        }
    }

    private List<LedgerStatus> statuses(HealthCheckResultBuilder builder) {
        try {
            return ledger.status();
        } catch (RuntimeException e) {
            builder.down().message("the ledger's database does not answer").error(e);
            return List.of();
        }
    }

    private String problem(LedgerStatus status) {
        if (status.trouble() != null) {
            return status.trouble();
        }
        if (status.stoppedBy() != null) {
            return "stopped by " + status.stoppedBy() + ": " + status.stopCode() + ' ' + status.stopText();
        }
        if (!status.unserved().isEmpty()) {
            return "no route takes " + status.unserved();
        }
        boolean waits = status.open() > status.parked();
        return waits && isOld(status) ? status.open() + " open, the oldest since " + status.oldestOpen() : null;
    }

    /** What waited through quiet hours did so on purpose: it is old so much later. */
    private boolean isOld(LedgerStatus status) {
        if (status.oldestOpen() == null) {
            return false;
        }
        Instant now = ledger.now();
        Pace pace = ledger.pace(status.target());
        Instant quiet = pace == null ? null : pace.lastQuiet(now);
        boolean waited = quiet != null && quiet.isAfter(status.oldestOpen());
        return (waited ? quiet : status.oldestOpen()).plus(oldest).isBefore(now);
    }
}
