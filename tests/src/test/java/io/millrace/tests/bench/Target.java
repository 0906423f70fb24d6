/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench;

import java.util.Locale;

/** What a ratio is asked to be. It is met only when the worse end of the ratio's interval meets it. */
public record Target(Side side, double value) {

    /** Is more better, or less? */
    public enum Side {
        AT_LEAST,
        AT_MOST
    }

    public static Target atLeast(double value) {
        return new Target(Side.AT_LEAST, value);
    }

    public static Target atMost(double value) {
        return new Target(Side.AT_MOST, value);
    }

    /** {@code met}, {@code missed}, or {@code not resolved} where the target lies within the interval. */
    String verdict(Interval measured) {
        boolean lowMeets = meets(measured.low());
        boolean highMeets = meets(measured.high());
        if (lowMeets && highMeets) {
            return "met";
        }
        return lowMeets || highMeets ? "not resolved" : "missed";
    }

    private boolean meets(double measured) {
        return side == Side.AT_LEAST ? measured >= value : measured <= value;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s %.2f", side == Side.AT_LEAST ? ">=" : "<=", value);
    }
}
