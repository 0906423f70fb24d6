/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

/** The ways to do the job that are compared. */
enum Peer {
    HAND_WRITTEN("hand-written", HandWritten.class, 1),
    SPRING("spring-integration", SpringIntegration.class, 1),
    STREAMS("kafka-streams", StreamsExactlyOnce.class, 1),
    /** Takes so much longer for each event that it gets a fiftieth of them. */
    STOCK_CAMEL("stock-camel", StockCamel.class, 50),
    MILLRACE("millrace", MillracePipeline.class, 1);

    private final String label;
    private final Class<? extends Program> program;
    private final int fraction;

    Peer(String label, Class<? extends Program> program, int fraction) {
        this.label = label;
        this.program = program;
        this.fraction = fraction;
    }

    String label() {
        return label;
    }

    Class<? extends Program> program() {
        return program;
    }

    /** How many of so many events it gets. */
    int share(int events) {
        return events / fraction;
    }
}
