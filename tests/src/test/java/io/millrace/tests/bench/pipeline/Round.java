/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import java.util.Locale;

/**
 * What was measured of one peer in one round, over the last two thirds of its events.
 *
 * @param rate events read per second, duplicates among them
 * @param programCpu microseconds per event of the peer's own process
 * @param brokerCpu of the Kafka broker
 * @param databaseCpu of PostgreSQL
 */
record Round(double rate, double programCpu, double brokerCpu, double databaseCpu) {

    double totalCpu() {
        return programCpu + brokerCpu + databaseCpu;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,8.0f events/s, CPU per event: program %5.1f + Kafka %5.1f + PostgreSQL %5.1f = %6.1f us",
                rate,
                programCpu,
                brokerCpu,
                databaseCpu,
                totalCpu());
    }
}
