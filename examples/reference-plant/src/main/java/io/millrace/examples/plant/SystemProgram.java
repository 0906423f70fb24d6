/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program that plays systems around Millrace. It prints {@code READY} when it can be called, and ends with its input. */
interface SystemProgram {

    String name();

    /** The arguments of Java: options, main class, arguments. */
    List<String> arguments();

    /** Go into its environment. */
    Map<String, String> secrets();

    /** How long its start may take. */
    Duration startLimit();

    /** Whether it stands still and everything it has told has been taken. */
    boolean hasToldAll() throws IOException, InterruptedException;
}
