/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ledger.ClaimTime;
import io.millrace.core.ledger.LedgerComponent;
import io.millrace.core.post.Posted;
import io.millrace.tests.bench.Results;
import io.millrace.tests.bench.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a ledger costs after years is what it costs on the first day: each is measured beside a small ledger, in turns, on
 * one PostgreSQL. {@code -Dbench.rows=50000 -Dbench.rounds=3} makes it short.
 */
@Tag("bench")
class FlatCostIT {

    private static final int MANY = Integer.getInteger("bench.rows", 1_000_000);
    private static final int FEW = 1000;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final int TRIP = 200;
    private static final int CLAIMS = 5;

    private static LedgerUnderLoad ledger(TestDatabase test, LedgerComponent component) throws Exception {
        return new LedgerUnderLoad(
                test.database(), component, "ledger:erp?concurrency=200", exchange -> new Posted("DOC").on(exchange));
    }

    /** Accept, claim, barrier and finish of a few deliveries. @return seconds */
    private static double trip(LedgerUnderLoad ledger, String name) {
        long before = ledger.posted();
        long began = System.nanoTime();
        ledger.accept("erp", LineEvents.of(name, TRIP, TRIP));
        ledger.awaitPosted(before + TRIP);
        return (System.nanoTime() - began) / 1e9;
    }

    @Test
    void aMillionOpenDeliveriesCostNothing() throws Exception {
        Results results = Results.of("flat-open");
        List<Double> ratios = new ArrayList<>();
        List<Double> status = new ArrayList<>();
        try (TestDatabase small = TestDatabase.open(Dialect.POSTGRESQL);
                TestDatabase large = TestDatabase.open(Dialect.POSTGRESQL);
                LedgerUnderLoad few = ledger(small, new LedgerComponent());
                LedgerUnderLoad many = ledger(large, new LedgerComponent())) {
            trip(few, "first");
            trip(many, "first");
            OldRows.open(small, "first-0", FEW);
            OldRows.open(large, "first-0", MANY);
            for (int round = -2; round < ROUNDS; round++) {
                double withFew = trip(few, "r" + round);
                double withMany = trip(many, "r" + round);
                double millis = many.status() * 1e3;
                if (round >= 0) {
                    ratios.add(withMany / withFew);
                    status.add(millis);
                }
            }
        }
        results.ratio("trip-with-" + MANY + "-to-" + FEW, ratios, Target.atMost(1.5));
        results.figure("status-with-" + MANY, "ms", status);
    }

    /** The claim itself, five times a round: nobody else takes from this target. */
    @Test
    void aMillionOpenDeliveriesMakeNoClaimLonger() throws Exception {
        Results results = Results.of("flat-claim");
        List<Double> ratios = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        try (TestDatabase small = TestDatabase.open(Dialect.POSTGRESQL);
                TestDatabase large = TestDatabase.open(Dialect.POSTGRESQL);
                LedgerUnderLoad few = ofAnother(small);
                LedgerUnderLoad many = ofAnother(large)) {
            few.accept("erp", LineEvents.of("first", 1, 1));
            many.accept("erp", LineEvents.of("first", 1, 1));
            OldRows.open(small, "first-0", FEW);
            OldRows.open(large, "first-0", MANY);
            for (int round = -2; round < ROUNDS; round++) {
                List<? extends Event<?>> events = LineEvents.of("r" + round, CLAIMS * TRIP, CLAIMS * TRIP);
                few.accept("erp", events);
                many.accept("erp", events);
                double withFew = 0;
                double withMany = 0;
                for (int i = 0; i < CLAIMS; i++) {
                    withFew += ClaimTime.of(small.database(), "erp", TRIP);
                    withMany += ClaimTime.of(large.database(), "erp", TRIP);
                }
                if (round >= 0) {
                    ratios.add(withMany / withFew);
                    millis.add(withMany * 1e3 / CLAIMS);
                }
            }
        }
        results.ratio("claim-with-" + MANY + "-to-" + FEW, ratios, Target.atMost(1.5));
        results.figure("claim-with-" + MANY, "ms", millis);
    }

    /** Accepts for every target, and takes only from one that is owed nothing. */
    private static LedgerUnderLoad ofAnother(TestDatabase test) throws Exception {
        return new LedgerUnderLoad(test.database(), new LedgerComponent(), "ledger:other", new Posted("DOC")::on);
    }

    @Test
    void aDuplicateCostsNoMoreThanANewEvent() throws Exception {
        Results results = Results.of("flat-duplicate");
        List<Double> ratios = new ArrayList<>();
        try (TestDatabase test = TestDatabase.open(Dialect.POSTGRESQL);
                LedgerUnderLoad ledger = ledger(test, new LedgerComponent())) {
            for (int round = -2; round < ROUNDS; round++) {
                List<? extends Event<?>> events = LineEvents.of("r" + round, 5000, 1000);
                double fresh = accept(ledger, events);
                double again = accept(ledger, events);
                if (round >= 0) {
                    ratios.add(again / fresh);
                }
            }
        }
        results.ratio("duplicate-to-new", ratios, Target.atMost(1));
    }

    /** For a target that nobody takes from. */
    private static double accept(LedgerUnderLoad ledger, List<? extends Event<?>> events) {
        long began = System.nanoTime();
        ledger.accept("wms", events);
        return (System.nanoTime() - began) / 1e9;
    }

    @Test
    void deletingWhatIsOldDoesNotStallPosts() throws Exception {
        Results results = Results.of("flat-retention");
        List<Double> ratios = new ArrayList<>();
        LedgerComponent forgetting = new LedgerComponent();
        forgetting.setRetention(Duration.ofDays(90).toMillis());
        try (TestDatabase calm = TestDatabase.open(Dialect.POSTGRESQL);
                TestDatabase busy = TestDatabase.open(Dialect.POSTGRESQL)) {
            for (TestDatabase each : List.of(calm, busy)) {
                OldRows.makeRoom(each);
                try (LedgerUnderLoad first = ledger(each, new LedgerComponent())) {
                    trip(first, "first");
                }
                OldRows.posted(each, "first-0", MANY / 4);
            }
            try (LedgerUnderLoad keeps = ledger(calm, new LedgerComponent());
                    LedgerUnderLoad deletes = ledger(busy, forgetting)) {
                for (int round = -2; round < ROUNDS; round++) {
                    double undisturbed = trip(keeps, "r" + round);
                    double meanwhile = trip(deletes, "r" + round);
                    if (round >= 0) {
                        ratios.add(meanwhile / undisturbed);
                    }
                }
            }
            assertThat(count(busy)).as("some were deleted meanwhile").isBetween(1L, count(calm) - 1);
        }
        results.ratio("trip-while-deleting-to-calm", ratios, Target.atMost(1.5));
    }

    private static long count(TestDatabase test) {
        return test.database()
                .inTransaction(
                        connection -> Sql.query(connection, row -> row.getLong(1), "SELECT COUNT(*) FROM mfg_delivery"))
                .get(0);
    }
}
