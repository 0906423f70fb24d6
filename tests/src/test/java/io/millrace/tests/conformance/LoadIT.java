/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is bad, slow or old does not hold up the rest. */
@Tag("conformance")
class LoadIT {

    private static final String BAD = "WO-0-0";

    @Test
    void oneBadKeyInAThousandHoldsOnlyItself() throws Exception {
        try (Run run = new Run("one bad key in 1,000", Dialect.H2, Proof.seed())) {
            run.target(Map.of("badOrder", BAD)).manyKeys().lines();
            ChildProcess plant = run.plant();
            plant.awaitReady();
            run.send(600);
            run.quiet(plant);
            Outcome outcome = run.compare(1);
            Proof.kept(outcome, LoadIT.class, run);
            long bad = Histories.read(run.folder()).sent().stream()
                    .filter(each -> each.keys().contains(BAD))
                    .count();
            assertThat(bad).isPositive();
            assertThat(outcome.effects())
                    .as("everything but the bad key is posted")
                    .isEqualTo((outcome.events() - bad) * PlantTargets.CLASSES.size());
        }
    }

    /** Thirty seconds, compressed: {@code -Dconformance.slowSeconds}. */
    @Test
    void aTargetTakesHalfAMinuteForEachCall() throws Exception {
        int seconds = Integer.getInteger("conformance.slowSeconds", 6);
        Random random = new Random(Proof.seed());
        int killed = 0;
        try (Run run = new Run("every call takes long, and kill -9", Dialect.H2, Proof.seed())) {
            run.with("timeout", seconds * 1000).with("settle", seconds * 2000);
            run.target(Map.of("fates", "SLOW=9,LATE=1")).lines();
            while (killed < 3) {
                ChildProcess plant = run.plant();
                plant.awaitReady();
                run.send(15);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(seconds * 1000));
                plant.kill();
                killed++;
            }
            ChildProcess last = run.plant();
            last.awaitReady();
            run.drain(last);
            Proof.kept(run.compare(killed), LoadIT.class, run);
        }
    }

    /** {@code -Dconformance.parked=N}. They are copies of one that a target has rejected. */
    @Test
    void aMillionParkedDeliveriesAreInNobodysWay() throws Exception {
        int parked = Integer.getInteger("conformance.parked", 1_000_000);
        try (Run run = new Run("%,d parked deliveries".formatted(parked), Dialect.POSTGRESQL, Proof.seed())) {
            run.with("maxOpen", 10_000_000)
                    .target(Map.of("badOrder", BAD))
                    .manyKeys()
                    .lines();
            ChildProcess plant = run.plant();
            plant.awaitReady();
            run.send(30);
            run.quiet(plant);
            try (HikariDataSource pool = run.database().pool()) {
                Database database = new Database(pool, ProofDatabase.SCHEMA);
                ParkedRows.copy(database, parked);
                run.send(300);
                plant.kill();
                plant = run.plant();
                plant.awaitReady();
                run.send(100);
                run.quiet(plant);
                ParkedRows.remove(database);
            }
            Proof.kept(run.compare(parked), LoadIT.class, run);
        }
    }
}
