/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * The delivery ledger: the {@code ledger:} component accepts events durably for one or more targets and posts each to
 * its target in order per business key, with a recorded outcome.
 */
package io.millrace.core.ledger;
