/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.io.IOException;
import java.util.Arrays;

/**
 * Starts the system: {@code SapSimulator --work=folder [--name=value ...]}. It prints {@code READY} and its port when
 * it can be called, and ends with its standard input.
 */
public final class SapSimulator {

    private SapSimulator() {}

    /**
     * @param arguments as the README says
     * @throws IOException if the journal or the port cannot be opened
     */
    public static void main(String[] arguments) throws IOException {
        SapSystem system = new SapSystem(new Settings(Arrays.asList(arguments), System.getenv()));
        System.out.println("READY " + system.port());
        while (System.in.read() >= 0) {
            // Whatever is written to it: only the end counts, the parent is gone then.
        }
        System.exit(0);
    }
}
