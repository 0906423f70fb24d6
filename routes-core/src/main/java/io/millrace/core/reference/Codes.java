/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.MfgException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one system calls one kind of thing of a plant.
 *
 * @param <T> the canonical id or unit
 */
public final class Codes<T> {

    private final String what;
    private final Function<String, T> reader;
    private final @Nullable Map<String, T> canonical;
    private final Map<T, String> codes = new LinkedHashMap<>();

    /**
     * @param what names the kind, the system and the plant in texts
     * @param table null if the system uses the canonical codes themselves
     */
    Codes(String what, @Nullable Map<String, String> table, Function<String, T> reader) {
        this.what = what;
        this.reader = reader;
        this.canonical = table == null ? null : new LinkedHashMap<>();
        if (table != null) {
            table.forEach((code, value) -> {
                T read = reader.apply(value);
                canonical.put(code, read);
                codes.putIfAbsent(read, code);
            });
        }
    }

    /** @throws MfgException {@link ReferenceError#UNKNOWN_CODE}, naming the codes it is near to */
    public T toCanonical(String code) {
        if (canonical == null) {
            return reader.apply(code);
        }
        T found = canonical.get(code);
        if (found == null) {
            throw new MfgException(
                    ReferenceError.UNKNOWN_CODE,
                    what + " has no code '" + code + "'" + NearMisses.of(code, canonical.keySet()));
        }
        return found;
    }

    /** @throws MfgException {@link ReferenceError#NO_CODE} */
    public String toSystem(T value) {
        String code = canonical == null ? value.toString() : codes.get(value);
        if (code == null) {
            throw new MfgException(ReferenceError.NO_CODE, what + " has no code for " + value);
        }
        return code;
    }

    /** Whether the plant has a table; without one the system uses the canonical codes themselves. */
    public boolean isGiven() {
        return canonical != null;
    }

    boolean has(String code) {
        return canonical != null && canonical.containsKey(code);
    }

    @Nullable
    Map<String, T> table() {
        return canonical;
    }
}
