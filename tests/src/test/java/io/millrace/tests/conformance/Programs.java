/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The programs of a run, with what they have in common. */
final class Programs {

    /** A call is given up after this. */
    static final int TIMEOUT_MILLIS = 500;

    private Programs() {}

    /** @param more arguments of {@link TargetServer.TargetOptions} */
    static ChildProcess target(Path folder, long seed, Map<String, String> more) throws IOException {
        Map<String, String> arguments = new HashMap<>(Map.of(
                "folder", folder.toString(),
                "seed", Long.toString(seed),
                "timeout", Integer.toString(TIMEOUT_MILLIS),
                "targets", PlantTargets.argument()));
        arguments.putAll(more);
        return ChildProcess.start(TargetServer.class, folder.resolve("target.log"), arguments);
    }

    /** @param arguments of {@link PlantProcess} */
    static ChildProcess plant(Path folder, ClassArchive classes, Map<String, String> arguments) throws IOException {
        return ChildProcess.start(PlantProcess.class, folder.resolve("plant.log"), classes, arguments);
    }

    /** Waits until nothing is open any more; what is still open at the deadline is for the checker. */
    static void drain(ChildProcess plant, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        while (plant.open() != 0 && System.nanoTime() < deadline && plant.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
