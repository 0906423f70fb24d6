/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;

/** What one program adds to the parts that all have: the interfaces of its systems, and their day. */
interface Simulation {

    /** Offers collections and other paths. */
    void offer(Program program);

    /** Takes a record of an earlier run back into memory. */
    default void replay(JsonNode record) {}

    /** Plans the day's work. */
    default void plan(Day day) {}

    /** The last facts before the machines stand still. */
    default void windDown() {}
}
