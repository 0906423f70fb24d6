/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

/** One anomaly of a history. */
public record Finding(Anomaly anomaly, String target, String event, String text) {

    @Override
    public String toString() {
        return anomaly + " " + event + " at " + target + ": " + text;
    }
}
