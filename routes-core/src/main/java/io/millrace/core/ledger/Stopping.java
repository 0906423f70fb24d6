/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops a target that refuses us, so that one wrong password parks nothing and raises one alert; lets one delivery try
 * now and then, and starts the target again when it answers.
 */
final class Stopping {

    private final Connection connection;
    private final String target;
    private final Duration probeInterval;
    private final Instant now;
    private boolean stopped;
    private boolean probing;
    private @Nullable Instant probeAt;

    Stopping(Connection connection, String target, Duration probeInterval, Instant now) {
        this.connection = connection;
        this.target = target;
        this.probeInterval = probeInterval;
        this.now = now;
    }

    /** @return the stop that is new and to be told, null if none */
    @Nullable
    Outcome judge(Targets.Row row, List<Round.Finished> over) throws SQLException {
        Outcome refused = over.stream()
                .map(Round.Finished::outcome)
                .filter(Outcome::stopsTarget)
                .findFirst()
                .orElse(null);
        boolean answered = over.stream().anyMatch(each -> each.outcome().provesTarget());
        boolean byLedger = Targets.LEDGER.equals(row.stoppedBy());
        stopped = row.isStopped();
        probeAt = row.probeAt();
        probing = byLedger && row.isProbing(now);
        if (refused != null && !row.isStopped()) {
            probeAt = now.plus(probeInterval);
            Targets.stop(connection, target, Targets.LEDGER, refused.code(), refused.text(), now, probeAt);
            audit("STOPPED", refused.code(), refused.text());
            stopped = true;
            return refused;
        }
        if (byLedger && answered && refused == null) {
            Targets.resume(connection, target);
            audit("RUNNING", null, "the target answers again");
            stopped = false;
        }
        return null;
    }

    private void audit(String to, @Nullable String code, String text) throws SQLException {
        Audit audit = new Audit(target, now);
        audit.add(Audit.LEDGER, to, code, text);
        audit.write(connection);
    }

    /** How many a lane may claim. */
    int limit(int free, int claimed) {
        if (!stopped) {
            return free;
        }
        return probing && claimed == 0 ? Math.min(free, 1) : 0;
    }

    /** The next probe is later. */
    void probed(int claimed) throws SQLException {
        if (stopped && probing && claimed > 0) {
            probeAt = now.plus(probeInterval);
            Targets.probeAt(connection, target, probeAt);
        }
    }

    boolean isStopped() {
        return stopped;
    }

    /** When one delivery is tried although the target is stopped; null: not before a person resumes it. */
    @Nullable
    Instant probeAt() {
        return probeAt;
    }
}
