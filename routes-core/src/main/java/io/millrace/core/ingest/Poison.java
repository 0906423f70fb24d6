/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

/**
 * One message of a batch that nobody can decode. It goes on in its place of the batch, and the durable accept puts it
 * into the quarantine in the same transaction as the good ones.
 *
 * @param code of {@code docs/errors.md}
 * @param text what an operator reads: code, plant, place, field
 */
public record Poison(RawInput input, String code, String text) {

    /** The poison of an input whose decoding failed. */
    public static Poison of(RawInput input, Throwable failure) {
        return new Poison(input, FailureText.code(failure), FailureText.of(input, failure));
    }
}
