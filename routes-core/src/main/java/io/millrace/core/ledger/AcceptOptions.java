/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How events are accepted.
 *
 * @param gapTimeout how long the first event after a gap of its source's sequence waits for the missing ones; null: gaps
 *     are not watched
 * @param maxOpen with more open deliveries than this the target takes nothing more
 */
record AcceptOptions(@Nullable Duration gapTimeout, long maxOpen) {}
