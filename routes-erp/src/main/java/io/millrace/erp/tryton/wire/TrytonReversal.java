/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

/**
 * What was posted is taken back.
 *
 * @param document what the sink that posted it called it: {@code 12 [stock.move,40]}, {@code 7}
 */
public record TrytonReversal(String eventId, String correlationId, String document) {}
