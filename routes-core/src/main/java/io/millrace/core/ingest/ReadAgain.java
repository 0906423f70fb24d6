/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import org.apache.camel.Exchange;

/**
 * Marks an exchange whose source keeps it until it is handed over and reads it again, as a batch from Kafka. To put it
 * into the quarantine would not get it out of the way: it would be there once more after each attempt.
 */
public final class ReadAgain {

    private static final String PROPERTY = "MillraceReadAgain";

    private ReadAgain() {}

    public static void on(Exchange exchange) {
        exchange.setProperty(PROPERTY, Boolean.TRUE);
    }

    public static boolean is(Exchange exchange) {
        return Boolean.TRUE.equals(exchange.getProperty(PROPERTY));
    }
}
