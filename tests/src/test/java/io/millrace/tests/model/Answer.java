/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.model;

/** What an attempt learns of its call. */
public enum Answer {
    POSTED,
    /** The target surely did nothing: busy. */
    NOT_PROCESSED,
    /** A prerequisite is not known there. */
    PREMATURE,
    REJECTED,
    /** The target refuses us. */
    MISCONFIGURED,
    /** Nobody knows whether the target did it. */
    AMBIGUOUS,
    /** The flow ended and said nothing. */
    SILENT,
    /** The flow failed and said nothing of the target. */
    FAILED,
    /** No connection. */
    NOT_REACHED,
    /** The barrier did not let the call leave. */
    HELD_BACK,
    /** Of a look-up: the target has no effect of it. */
    ABSENT
}
