/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import io.millrace.core.db.Dialect;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** The application is killed at random moments, while it starts and while it works, and started again. */
final class KillLoop {

    static final String PROOF = "kill -9 of the application";

    private static final int EVENTS_PER_LIFE = 16;
    private static final int LONG_RUN = 20;
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(8);

    private final int kills;
    private final Random random;

    private KillLoop(int kills, long seed) {
        this.kills = kills;
        this.random = new Random(seed);
    }

    static Outcome run(Dialect dialect, int kills, long seed, Path folder)
            throws IOException, SQLException, InterruptedException {
        try (Run run = new Run(PROOF, dialect, seed, folder, null)) {
            return new KillLoop(kills, seed).in(run);
        }
    }

    private Outcome in(Run run) throws IOException, InterruptedException {
        Generator lines = run.target(Map.of()).lines();
        boolean longRun = kills >= LONG_RUN;
        if (longRun) {
            showClasses(run);
        }
        int killed = 0;
        while (killed < kills) {
            lines.permit(EVENTS_PER_LIFE);
            boolean early = random.nextInt(7) == 0;
            run.migrated(longRun && !early);
            ChildProcess plant = run.plant();
            live(plant, lines, early);
            if (killed == kills - 1) {
                plant.awaitReady();
                run.awaitCall(); // so that every run interrupts one
            }
            if (!plant.isAlive()) {
                throw new IllegalStateException("the application died of itself; its log is in " + run.folder());
            }
            plant.kill();
            killed++;
        }
        ChildProcess last = run.plant();
        last.awaitReady();
        run.drain(last);
        return run.compare(killed);
    }

    /** The first application of a long run only shows which classes it needs. */
    private static void showClasses(Run run) throws IOException, InterruptedException {
        run.share(ClassArchive.in(run.folder()));
        ChildProcess first = run.plant();
        first.awaitReady();
        first.stop();
    }

    /** One life in seven ends before it has begun, the others with some work done and some under way. */
    private void live(ChildProcess plant, Generator lines, boolean early) throws InterruptedException {
        int moment = random.nextInt(400);
        if (early) {
            TimeUnit.MILLISECONDS.sleep(10L * moment);
            return;
        }
        plant.awaitReady();
        long enough = lines.acknowledged() + random.nextInt(EVENTS_PER_LIFE);
        long deadline = System.nanoTime() + LONGEST_LIFE.toNanos();
        while (lines.acknowledged() < enough && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        TimeUnit.MILLISECONDS.sleep(moment);
    }
}
