/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

/** What a target offers to settle a call whose outcome is not known. */
public enum TargetClass {
    /** Honours the {@code Idempotency-Key}: the same call again has no second effect. */
    IDEMPOTENT,
    /** Can be asked for the {@code External-Reference} of a call, once the settle window has passed. */
    LOOKUP,
    /** Neither: a person decides. */
    MANUAL
}
