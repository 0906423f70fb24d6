/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.error;

/** One line of {@code docs/errors.md}: {@code MFG-<AREA>-<NNN>}, what it means, what an operator does about it. */
public interface ErrorCode {

    /** The code, for example {@code MFG-MODEL-001}. */
    String code();

    /** What is wrong, in words of the business. */
    String meaning();

    /** What an operator does. */
    String action();
}
