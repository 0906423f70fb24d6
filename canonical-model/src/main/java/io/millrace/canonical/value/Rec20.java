/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One row of {@code rec20.csv}: a unit that manufacturing uses. */
record Rec20(String code, String name, String dimension, String ucum) {

    private static final String ITEM_SPECIFIC = "item-specific";

    private static final Map<String, Rec20> BY_CODE = load();

    static @Nullable Rec20 find(String code) {
        return BY_CODE.get(code);
    }

    static Map<String, Rec20> all() {
        return BY_CODE;
    }

    boolean convertsTo(Rec20 other) {
        return code.equals(other.code) || dimension.equals(other.dimension) && !dimension.equals(ITEM_SPECIFIC);
    }

    private static Map<String, Rec20> load() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Rec20.class.getResourceAsStream("rec20.csv"), "rec20.csv"),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(","))
                    .map(column -> new Rec20(column[0], column[1], column[2], column[3]))
                    .collect(Collectors.toUnmodifiableMap(Rec20::code, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
