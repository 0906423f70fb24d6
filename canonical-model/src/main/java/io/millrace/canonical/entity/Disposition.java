/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

/** The dispositions of a lot (ISA-95 material lot disposition). */
public enum Disposition {
    PLANNED,
    IN_PROCESS,
    RESTRICTED,
    UNRESTRICTED,
    SCRAPPED,
    CLOSED
}
