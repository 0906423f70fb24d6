/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a server or a database of a test keeps its files: whoever made it deletes it, once nothing writes there. */
public final class TestFolder {

    private TestFolder() {}

    public static Path make(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder and all that is in it. */
    public static void delete(Path folder) {
        try {
            for (Path each : content(folder)) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> content(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted((one, other) -> other.compareTo(one)).toList();
        }
    }
}
