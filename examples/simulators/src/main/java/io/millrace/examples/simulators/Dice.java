/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import java.util.Arrays;

/** Dice that fall the same way for the same seed and the same question, in whatever order they are thrown. */
record Dice(long seed) {

    /** 0 to sides - 1. */
    int roll(int sides, Object... about) {
        long mixed = seed * 0x9E3779B97F4A7C15L + Arrays.hashCode(about);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return (int) Math.floorMod(mixed ^ (mixed >>> 31), (long) sides);
    }

    boolean oneIn(int sides, Object... about) {
        return roll(sides, about) == 0;
    }
}
