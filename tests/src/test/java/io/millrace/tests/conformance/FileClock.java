/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A wrong clock: a file says by how many seconds. It says {@code CLOCK n} when somebody reads that it was set. */
final class FileClock implements InstantSource {

    private final Path file;
    private final AtomicReference<String> told = new AtomicReference<>();

    FileClock(String file) {
        this.file = Path.of(file);
    }

    @Override
    public Instant instant() {
        try {
            String text = Files.readString(file).strip();
            String offset = text.isEmpty() ? "0" : text;
            if (!offset.equals(told.getAndSet(offset))) {
                System.out.println("CLOCK " + offset);
            }
            return Instant.now().plusSeconds(Long.parseLong(offset));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
