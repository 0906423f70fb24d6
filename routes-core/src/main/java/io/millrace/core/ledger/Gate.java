/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.event.EventData;
import io.millrace.core.db.Sql;
import io.millrace.core.fence.FenceError;
import io.millrace.core.fence.Passage;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fence in the transactions of a {@link Round}: what is on hold does not leave, and goes when it is released. */
final class Gate {

    /** Something else wakes it, long before: the opening of the fence. */
    private static final Duration LOOKED_AT_AGAIN = Duration.ofHours(1);

    private final String target;
    private long openings = -1; // of the last round that was kept; so the first looks at all that is held back
    private long read = openings;

    Gate(String target) {
        this.target = target;
    }

    /**
     * Lets go what may be free, and holds back what may not leave. What may have had an effect passes: its goods may be
     * gone, and only the same call again finds that out.
     */
    Map<Leaving, Outcome> heldBack(Connection connection, List<Leaving> leaving, Instant now) throws SQLException {
        Map<Long, Leaving> asking = new LinkedHashMap<>();
        Map<Long, EventData> goods = new LinkedHashMap<>();
        for (Leaving each : leaving) {
            StoredDelivery delivery = each.attempt().delivery();
            boolean mayHaveEffect = delivery.ambiguous() || each.attempt().hasLeft();
            if (each.attempt().lane().fence() && !mayHaveEffect) {
                asking.put(delivery.id(), each);
                goods.put(delivery.id(), delivery.event().data());
            }
        }
        Passage passage = new Passage(connection);
        read = goods.isEmpty() ? passage.openings() : passage.lock();
        if (read != openings) {
            letGo(connection, now);
        }
        Map<Leaving, Outcome> held = new LinkedHashMap<>();
        if (!goods.isEmpty()) {
            passage.heldBack(goods).forEach((id, why) -> {
                Leaving each = asking.get(id);
                String text = BusinessText.of(each.attempt().delivery()) + ": " + why;
                held.put(each, Outcome.retry(FenceError.HELD.code(), text, now.plus(LOOKED_AT_AGAIN), null));
            });
        }
        return held;
    }

    /** The round was kept. */
    void kept() {
        openings = read;
    }

    private void letGo(Connection connection, Instant now) throws SQLException {
        Sql.update(
                connection,
                "UPDATE mfg_delivery SET next_at = ? WHERE target = ? AND state = 'RETRY_WAIT' AND code = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM mfg_fence_delivery f JOIN mfg_fence_reach r"
                        + " ON r.thing = f.thing WHERE f.delivery_id = mfg_delivery.delivery_id)",
                now,
                target,
                FenceError.HELD.code());
    }
}
