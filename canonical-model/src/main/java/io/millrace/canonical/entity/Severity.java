/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

/** How bad a nonconformance is. */
public enum Severity {
    MINOR,
    MAJOR,
    CRITICAL
}
