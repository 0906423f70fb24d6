/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/** A wrong clock: a file says by how many seconds. */
final class FileClock implements InstantSource {

    private final Path file;

    FileClock(String file) {
        this.file = Path.of(file);
    }

    @Override
    public Instant instant() {
        try {
            String text = Files.readString(file).strip();
            return Instant.now().plusSeconds(text.isEmpty() ? 0 : Long.parseLong(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
