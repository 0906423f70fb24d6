/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import io.millrace.tests.bench.server.ChildJvm;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The child JVM of a peer. */
final class ProgramMain {

    private static final List<String> FLAGS = List.of("-Xms512m", "-Xmx512m");

    private ProgramMain() {}

    static ChildJvm start(String name, Peer peer, Program.Settings settings, List<String> more) throws IOException {
        Map<String, String> properties = Map.of(
                "bench.peer", peer.name(),
                "bench.kafka", settings.bootstrapServers(),
                "bench.jdbc", settings.jdbcUrl(),
                "bench.input", settings.input(),
                "bench.output", settings.output(),
                "bench.group", settings.group());
        return ChildJvm.start(
                name,
                ProgramMain.class,
                java.util.stream.Stream.concat(FLAGS.stream(), more.stream()).toList(),
                properties);
    }

    public static void main(String[] arguments) throws Exception {
        Program.Settings settings = new Program.Settings(
                System.getProperty("bench.kafka"),
                System.getProperty("bench.jdbc"),
                System.getProperty("bench.input"),
                System.getProperty("bench.output"),
                System.getProperty("bench.group"));
        Program program = Peer.valueOf(System.getProperty("bench.peer"))
                .program()
                .getDeclaredConstructor()
                .newInstance();
        program.start(settings);
        ChildJvm.ready("started");
        program.stop();
        System.exit(0);
    }
}
