/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.poll;

import io.millrace.erp.tryton.wire.TrytonWorkOrder;
import java.time.Instant;
import java.util.List;

/**
 * Production orders in the order they were written.
 *
 * @param end when the last one was
 * @param full whether more may follow
 */
record Page(List<TrytonWorkOrder> orders, Instant end, boolean full) {}
