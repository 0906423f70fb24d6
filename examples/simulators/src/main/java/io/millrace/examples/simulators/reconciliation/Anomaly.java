/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators.reconciliation;

/** One thing that is wrong in the books, in words that a person of the business understands. */
record Anomaly(Kind kind, String text) {

    /** What is wrong, after the queue checkers of Jepsen. */
    enum Kind {
        /** Told, but not booked; or booked with less than was told. */
        LOST,
        /** Booked twice; or booked with more than was told. */
        DUPLICATED,
        /** Booked, but nobody told it; in the sum it is a duplicate. */
        UNEXPECTED,
        /** Booked after something that happened later to the same order, lot or shipment. */
        REORDERED,
        /** Not booked, and an operator can see why. */
        PARKED,
        /** Not booked, and rightly: the ERP had nothing that could have been booked. */
        NOTHING_THERE
    }

    @Override
    public String toString() {
        return kind + ": " + text;
    }
}
