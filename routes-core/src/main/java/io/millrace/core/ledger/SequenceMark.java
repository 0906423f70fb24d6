/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

/**
 * Stands in a batch for an event that a flow filtered out: its number was seen, so it is not a gap.
 *
 * @param source of the event
 * @param sequence of the event
 */
public record SequenceMark(String source, long sequence) implements Element {

    @Override
    public Long number() {
        return sequence;
    }
}
