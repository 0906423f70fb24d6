/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

/** What went into what: whatever reaches the first reaches the second. */
record Link(Thing thing, Thing goesInto) {}
