/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.event.EventType;
import io.millrace.core.db.Database;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The claim of a dispatcher's round, alone and in a transaction of its own: what can run is looked for, it is asked when
 * what waits can run, and what was found is taken.
 */
public final class ClaimTime {

    private static final long EPOCH = 1;

    private ClaimTime() {}

    /** Claims exactly so many for good. @return seconds, with the commit */
    public static double of(Database database, String target, int number) {
        Lane lane = new Lane(
                Stream.of(EventType.values()).map(EventType::type).collect(Collectors.toSet()),
                Kind.POST,
                number,
                Set.of(),
                false,
                RetryPolicy.DEFAULT,
                attempt -> {});
        Instant now = Instant.now();
        long began = System.nanoTime();
        int claimed = database.inTransaction(connection -> {
            List<Long> ready = Claim.ready(connection, target, lane, List.of(), number, now).stream()
                    .map(Claim.Ready::id)
                    .toList();
            Claim.next(connection, target, List.of(lane));
            return Claim.take(connection, ready, EPOCH, now).size();
        });
        double seconds = (System.nanoTime() - began) / 1e9;
        if (claimed != number) {
            throw new IllegalStateException("claimed " + claimed + " of " + number);
        }
        return seconds;
    }
}
