/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is bad, slow or old does not hold up the rest. */
@Tag("conformance")
class LoadIT {

    private static final String BAD = "WO-0-0";
    private static final int EVENTS = Integer.getInteger("conformance.events", 3000);
    /** Everything waits its turn in the same way with and without; the rest is the noise of a machine. */
    private static final double MOST_DELAY = 2;

    private static final long NOISE_MILLIS = 300;

    /** The same events twice, at first with no bad key. */
    @Test
    void oneBadKeyInAThousandHoldsOnlyItself() throws Exception {
        Delays without;
        try (Run run = new Run("no bad key in 1,000", Dialect.H2, Proof.seed())) {
            without = delays(run, "");
            Proof.kept(run.compare(Math.toIntExact(run.calls(Fate.LATE))), LoadIT.class, run.folder());
        }
        try (Run run = new Run("one bad key in 1,000", Dialect.H2, Proof.seed())) {
            run.tries(Guarantee.BAD_HOLDS_ITSELF);
            Delays with = delays(run, BAD);
            run.note("delay of all other keys with the bad one %s, without it %s", with, without);
            Outcome outcome = run.compare(1);
            Proof.kept(outcome, LoadIT.class, run.folder());
            Histories histories = Histories.read(run.folder());
            List<String> bad = histories.sent().stream()
                    .filter(each -> each.keys().contains(BAD))
                    .map(Histories.Sent::event)
                    .toList();
            assertThat(bad).as("events of the bad key").hasSizeGreaterThan(EVENTS / 600);
            assertThat(outcome.effects())
                    .as("everything but the bad key is posted")
                    .isEqualTo((outcome.events() - bad.size()) * PlantTargets.CLASSES.size());
            for (String target : PlantTargets.CLASSES.keySet()) {
                List<Histories.OwedDelivery> held = histories.deliveries().stream()
                        .filter(each -> each.target().equals(target) && bad.contains(each.event()))
                        .toList();
                assertThat(held).extracting(Histories.OwedDelivery::event).containsExactlyElementsOf(bad);
                assertThat(held.get(0).state()).isEqualTo("PARKED");
                assertThat(held.subList(1, held.size()))
                        .allMatch(each -> each.state().equals("RECEIVED"));
            }
            assertThat((double) with.median()).isLessThan(MOST_DELAY * without.median() + NOISE_MILLIS);
            assertThat((double) with.mostMillis()).isLessThan(MOST_DELAY * without.mostMillis() + NOISE_MILLIS);
        }
    }

    private static Delays delays(Run run, String bad) throws Exception {
        run.target(Map.of("badOrder", bad)).manyKeys().lines();
        ChildProcess plant = run.plant();
        plant.awaitReady();
        run.send(EVENTS);
        run.quiet(plant);
        return Delays.read(run.folder(), BAD);
    }

    /** Of 30 s, or {@code -Dconformance.slowSeconds}. */
    @Test
    void aTargetTakesHalfAMinuteForEachCall() throws Exception {
        int seconds = Integer.getInteger("conformance.slowSeconds", 30);
        Random random = new Random(Proof.seed());
        int killed = 0;
        try (Run run = new Run("every call takes %d s, and kill -9".formatted(seconds), Dialect.H2, Proof.seed())) {
            long timeout = TimeUnit.SECONDS.toMillis(seconds) * 10 / 9;
            run.tries(Guarantee.BAD_HOLDS_ITSELF);
            run.with("timeout", timeout).with("settle", 2 * timeout).with("concurrency", 60);
            run.manyKeys().target(Map.of("fates", "LONG=9,LATE=1")).lines();
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
            run.note("%d calls took %.1f s each", run.calls(Fate.LONG), timeout * 0.9 / 1000);
            Proof.kept(run.compare(killed), LoadIT.class, run.folder());
        }
    }

    /** {@code -Dconformance.parked=N}. They are copies of one that a target has rejected. */
    @Test
    void aMillionParkedDeliveriesAreInNobodysWay() throws Exception {
        int parked = Integer.getInteger("conformance.parked", 1_000_000);
        try (Run run = new Run("%,d parked deliveries".formatted(parked), Dialect.POSTGRESQL, Proof.seed())) {
            run.tries(Guarantee.BAD_HOLDS_ITSELF)
                    .with("maxOpen", 10_000_000)
                    .target(Map.of("badOrder", BAD))
                    .manyKeys()
                    .lines();
            ChildProcess plant = run.plant();
            plant.awaitReady();
            run.send(30);
            run.quiet(plant);
            try (HikariDataSource pool = run.database().pool()) {
                Database database = new Database(pool, ProofDatabase.SCHEMA);
                double before = eventsPerSecond(run, plant);
                long there = ParkedRows.copy(database, parked);
                assertThat(there).isGreaterThanOrEqualTo(parked);
                double with = eventsPerSecond(run, plant);
                run.note("%,d parked rows counted; %.0f events/s posted before, %.0f with them", there, before, with);
                plant.kill();
                plant = run.plant();
                plant.awaitReady();
                run.send(100);
                run.quiet(plant);
                assertThat(ParkedRows.remove(database)).isEqualTo(parked);
                Proof.kept(run.compare(parked), LoadIT.class, run.folder());
                assertThat(with).as("events/s").isGreaterThan(before / 2);
            }
        }
    }

    /** Until four in five are booked: the others wait for what was spoiled. The best of three: a machine is busy at times. */
    private static double eventsPerSecond(Run run, ChildProcess plant) throws Exception {
        int events = 300;
        double best = 0;
        for (int round = 0; round < 3; round++) {
            long before = run.effects();
            long began = System.nanoTime();
            run.send(events);
            run.awaitEffects(before + events * PlantTargets.CLASSES.size() * 4L / 5);
            best = Math.max(best, events / ((System.nanoTime() - began) / 1e9));
            run.quiet(plant);
        }
        return best;
    }
}
