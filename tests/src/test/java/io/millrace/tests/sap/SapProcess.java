/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import io.millrace.core.TestFolder;
import io.millrace.core.post.TargetClass;
import io.millrace.examples.sap.SapSimulator;
import io.millrace.tests.conformance.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The SAP simulator as a process. */
final class SapProcess extends SapBooks implements AutoCloseable {

    private final Started started;

    private record Started(ChildProcess process, Path folder, int port) {}

    SapProcess(TargetClass mode) throws IOException, InterruptedException {
        this(Map.of("mode", mode.name().toLowerCase(Locale.ROOT)));
    }

    /** @param more arguments of the simulator */
    SapProcess(Map<String, String> more) throws IOException, InterruptedException {
        this(start(more));
    }

    private SapProcess(Started started) {
        super("http://127.0.0.1:" + started.port());
        this.started = started;
    }

    private static Started start(Map<String, String> more) throws IOException, InterruptedException {
        Path folder = TestFolder.make("millrace-sap");
        Map<String, String> arguments =
                new HashMap<>(Map.of("work", folder.toString(), "faults", "off", "late", "PT0.2S", "page-size", "2"));
        arguments.putAll(more);
        ChildProcess process = ChildProcess.start(SapSimulator.class, folder.resolve("sap.log"), arguments);
        return new Started(process, folder, process.awaitReady());
    }

    /** Whether a call changes something. */
    static boolean isChange(String method, String body) {
        return !method.equals("GET");
    }

    @Override
    public void close() {
        try {
            started.process().kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TestFolder.delete(started.folder());
    }
}
