/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The working day of one program: things happen one after the other, at the set pace, until the day is stopped. */
final class Day {

    private final double pace;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(Daemon::new);

    Day(double pace) {
        this.pace = pace;
    }

    /** Does the work every so many milliseconds of a day at pace 1. */
    void every(long millis, Runnable work) {
        long micros = Math.max(1, (long) (millis * 1000 / pace));
        clock.scheduleAtFixedRate(() -> attempt(work), 0, micros, TimeUnit.MICROSECONDS);
    }

    /** Milliseconds of a day at pace 1 as real ones. */
    long real(long millis) {
        return (long) (millis / pace);
    }

    /** Ends the day: after the last work nothing more happens. What is under way is finished, never interrupted. */
    void stop(Runnable lastWork) {
        clock.execute(() -> attempt(lastWork));
        clock.shutdown();
    }

    /** A scheduled task that throws is never run again: say why the day stands still, and go on. */
    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            e.printStackTrace();
        }
    }
}
