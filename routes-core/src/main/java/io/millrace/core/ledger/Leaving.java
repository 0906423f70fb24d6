/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.BatchUpdate;
import io.millrace.core.db.Sql;
import io.millrace.core.post.TargetClass;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** An attempt whose call wants to leave. */
record Leaving(Attempt attempt, byte[] request, TargetClass targetClass, CompletableFuture<byte[]> go) {

    /** What is sent: the bytes of the first call. */
    byte[] frozen() {
        byte[] first = attempt.delivery().request();
        return first == null ? request : first;
    }

    StoredDelivery leaving(Instant now) {
        byte[] frozen = frozen();
        return attempt.delivery().leaving(frozen, Digest.of(frozen), targetClass, now);
    }

    /** Makes the intents of the calls durable with the transaction: nothing leaves before its commit. */
    static void write(Connection connection, List<Leaving> departing, Instant now) throws SQLException {
        BatchUpdate rows = new BatchUpdate(
                "mfg_delivery",
                1,
                "delivery_id BIGINT",
                "state VARCHAR",
                "request BYTEA",
                "request_sha256 VARCHAR",
                "target_class VARCHAR",
                "sent_at TIMESTAMP WITH TIME ZONE",
                "next_at TIMESTAMP WITH TIME ZONE",
                "updated_at TIMESTAMP WITH TIME ZONE");
        for (Leaving each : departing) {
            StoredDelivery leaving = each.leaving(now);
            rows.row(
                    leaving.id(),
                    leaving.state().name(),
                    leaving.request(),
                    leaving.requestSha256(),
                    each.targetClass().name(),
                    Sql.time(now),
                    Sql.time(now.plus(each.attempt.lane().policy().settleWindow())),
                    Sql.time(now));
        }
        rows.execute(connection);
    }
}
