/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.event;

/**
 * A canonical event: what flows carry as their body, one or a {@code List} of them.
 *
 * @param <D> the event's data, see {@link EventType}
 */
public record Event<D extends EventData>(EventEnvelope envelope, D data) {}
