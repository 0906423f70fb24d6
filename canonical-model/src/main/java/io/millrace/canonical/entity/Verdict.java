/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

/** What an inspection says of a lot. */
public enum Verdict {
    ACCEPTED,
    CONDITIONALLY_ACCEPTED,
    REJECTED
}
