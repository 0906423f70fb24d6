/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

/** A peer, as it runs in its own JVM. It has a constructor without parameters. */
interface Program {

    /** How many records a poll gives at most, to every peer alike. */
    int BATCH = 500;

    void start(Settings settings) throws Exception;

    void stop() throws Exception;

    /** Where the peer reads and writes. Its group, output topic and schema are new and empty. */
    record Settings(String bootstrapServers, String jdbcUrl, String input, String output, String group) {}
}
