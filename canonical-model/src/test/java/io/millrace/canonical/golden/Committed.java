/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Generated files that are committed: a build compares them, {@code -Dmillrace.update=true} rewrites them. */
public final class Committed {

    private Committed() {}

    /** Whether this build rewrites generated files instead of comparing them. */
    public static boolean update() {
        return Boolean.getBoolean("millrace.update");
    }

    /** Compares the committed file with what is generated now, or writes it. */
    public static void check(Path file, String generated) {
        if (update()) {
            write(file, generated);
        }
        assertThat(file)
                .as("generated, run with -Dmillrace.update=true and commit it")
                .exists();
        assertThat(read(file))
                .as(file + " is generated: run with -Dmillrace.update=true and commit it")
                .isEqualTo(generated);
    }

    /**
     * Compares, or writes, the generated part of a file that people write: what stands between the lines
     * {@code <!-- <name>: generated -->} and {@code <!-- <name>: end -->}.
     */
    public static void checkPart(Path file, String name, String generated) {
        String begin = "<!-- " + name + ": generated -->\n";
        String end = "<!-- " + name + ": end -->\n";
        String text = read(file);
        assertThat(text).as(file + " has the markers").contains(begin, end);
        String before = text.substring(0, text.indexOf(begin) + begin.length());
        check(file, before + generated + text.substring(text.indexOf(end)));
    }

    public static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
