/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.ledger;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ledger.LedgerComponent;
import io.millrace.core.post.Posted;
import io.millrace.tests.bench.Results;
import io.millrace.tests.bench.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * From accept to finish on PostgreSQL, as durable as in production, against the bare SQL this needs at the least; both
 * sides in turns on the same tables. {@code -Dbench.events=2000 -Dbench.rounds=3} makes it short.
 */
@Tag("bench")
class PostIT {

    private static final int EVENTS = Integer.getInteger("bench.events", 20_000);
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 7);
    private static final int WARM_UP = 2;
    private static final double ASKED_PER_SECOND = 5000;

    @Test
    void acceptToFinish() throws Exception {
        Results results = Results.of("post");
        try (TestDatabase test = TestDatabase.open(Dialect.POSTGRESQL);
                BareSql bare = new BareSql(test.dataSource(), test.database().schema());
                LedgerUnderLoad ledger = new LedgerUnderLoad(
                        test.database(),
                        new LedgerComponent(),
                        "ledger:erp?concurrency=1000",
                        exchange -> new Posted("DOC").on(exchange))) {
            for (int keys : new int[] {1000, 100_000, 1}) {
                measure(results, ledger, bare, keys);
            }
        }
    }

    private static void measure(Results results, LedgerUnderLoad ledger, BareSql bare, int keys) throws Exception {
        List<Double> rates = new ArrayList<>();
        List<Double> bareRates = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        int number = switch (keys) {
            case 1 -> EVENTS / 20; // one after the other, two commits each
            case 1000 -> EVENTS;
            default -> 5 * EVENTS; // a key of its own for each
        };
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            List<? extends Event<?>> events = LineEvents.of("k" + keys + "r" + round, number, keys);
            double rate;
            double bareRate;
            if (round % 2 == 0) {
                rate = ours(ledger, events);
                bareRate = bare(bare, events);
            } else {
                bareRate = bare(bare, events);
                rate = ours(ledger, events);
            }
            if (round >= 0) {
                rates.add(rate);
                bareRates.add(bareRate);
                ratios.add(rate / bareRate);
            }
        }
        String name = keys + (keys == 1 ? "-key" : "-keys");
        results.figure(name, "deliveries/s", rates);
        results.figure(name + ".bare-sql", "deliveries/s", bareRates);
        if (keys == 1000) {
            results.ratio(name + ".to-bare-sql", ratios, Target.atLeast(0.7));
            results.ratio(
                    name + ".to-5000-per-second",
                    rates.stream().map(rate -> rate / ASKED_PER_SECOND).toList(),
                    Target.atLeast(1));
        }
    }

    private static double ours(LedgerUnderLoad ledger, List<? extends Event<?>> events) {
        long before = ledger.posted();
        long began = System.nanoTime();
        ledger.accept("erp", events);
        ledger.awaitPosted(before + events.size());
        return perSecond(events.size(), began);
    }

    private static double bare(BareSql bare, List<? extends Event<?>> events) throws Exception {
        long began = System.nanoTime();
        bare.post(events);
        return perSecond(events.size(), began);
    }

    private static double perSecond(int number, long began) {
        return number / ((System.nanoTime() - began) / 1e9);
    }
}
