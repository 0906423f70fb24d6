/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.reference.Table.Entry;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one system calls one kind of thing of a plant at a time. The plant's file goes before the base, and both before
 * what was loaded: a code that a layer has given away, or a thing that it has given another code, is not taken from the
 * layers below.
 *
 * @param <T> the canonical id or unit
 */
public final class Codes<T> {

    private final Kind<T> kind;
    private final Supplier<String> what;
    private final List<Table<T>> layers;
    private final LoadedCodes.@Nullable Table loaded;
    private final OffsetDateTime at;

    /**
     * @param what names the kind, the system and the plant in texts
     * @param layers the strongest first; none, and nothing loaded: the system uses the canonical codes themselves
     */
    Codes(
            Kind<T> kind,
            Supplier<String> what,
            List<Table<T>> layers,
            LoadedCodes.@Nullable Table loaded,
            OffsetDateTime at) {
        this.kind = kind;
        this.what = what;
        this.layers = layers;
        this.loaded = loaded;
        this.at = at;
    }

    /** @throws MfgException {@link ReferenceError#UNKNOWN_CODE}, naming the codes it is near to */
    public T toCanonical(String code) {
        if (!isGiven()) {
            return kind.reader().apply(code);
        }
        T found = find(code);
        if (found == null) {
            throw new MfgException(
                    ReferenceError.UNKNOWN_CODE,
                    what.get() + " has no code '" + code + "'" + formerly(code) + NearMisses.of(code, known()));
        }
        return found;
    }

    /** @throws MfgException {@link ReferenceError#NO_CODE} */
    public String toSystem(T value) {
        String code = isGiven() ? findCode(value) : value.toString();
        if (code == null) {
            throw new MfgException(ReferenceError.NO_CODE, what.get() + " has no code for " + value);
        }
        return code;
    }

    /**
     * Whether the plant has codes of its own for this; without a table the system uses the canonical codes themselves.
     */
    public boolean isGiven() {
        return !layers.isEmpty() || loaded != null;
    }

    /** What the files call a thing that is just being loaded: the code itself where they do not say. */
    public T toBeLoaded(String code) {
        T named = new Codes<>(kind, what, layers, null, at).find(code);
        return named == null ? kind.reader().apply(code) : named;
    }

    /** What the code means, null if nothing. */
    @Nullable
    T find(String code) {
        for (int i = 0; i < layers.size(); i++) {
            Entry<T> entry = layers.get(i).meaning(code, at);
            if (entry != null) {
                return isHidden(entry.value(), i) ? null : entry.value();
            }
        }
        String id = loaded == null ? null : complete(loaded).id(code, at.toInstant());
        T value = id == null ? null : kind.reader().apply(id);
        return value == null || isHidden(value, layers.size()) ? null : value;
    }

    /** The code to tell the system, null if there is none. */
    public @Nullable String findCode(T value) {
        for (int i = 0; i < layers.size(); i++) {
            for (Entry<T> entry : layers.get(i).codes(value, at)) {
                if (!isTaken(entry.code(), i)) {
                    return entry.code();
                }
            }
            if (kind.oneToOne() && layers.get(i).hasCodeFor(value, at)) {
                return null;
            }
        }
        String code = loaded == null ? null : complete(loaded).code(value.toString(), at.toInstant());
        return code == null || isTaken(code, layers.size()) ? null : code;
    }

    /** Has a layer above given the thing another code? */
    private boolean isHidden(T value, int layer) {
        return kind.oneToOne() && layers.subList(0, layer).stream().anyMatch(above -> above.hasCodeFor(value, at));
    }

    /** Has a layer above given the code to another thing? */
    private boolean isTaken(String code, int layer) {
        return layers.subList(0, layer).stream().anyMatch(above -> above.meaning(code, at) != null);
    }

    private LoadedCodes.Table complete(LoadedCodes.Table table) {
        if (!table.isComplete()) {
            throw new MfgException(ReferenceError.NOT_LOADED, what.get() + " is to be loaded, and has not been yet");
        }
        return table;
    }

    /** What the code meant at another time. */
    private String formerly(String code) {
        for (Table<T> layer : layers) {
            for (Entry<T> entry : layer.meanings(code)) {
                if (!entry.validity().holds(at)) {
                    return " at " + at + " (it means " + entry.value() + " " + entry.validity() + ")";
                }
            }
        }
        return "";
    }

    List<Collection<String>> known() {
        List<Collection<String>> known = new ArrayList<>();
        layers.forEach(layer -> known.add(layer.codes()));
        if (loaded != null) {
            known.add(loaded.codes());
        }
        return known;
    }

    /** What the files say, of each thing all codes: the one to tell the system first. */
    Map<T, Set<String>> inFiles() {
        Map<T, Set<String>> all = new LinkedHashMap<>();
        for (Table<T> layer : layers) {
            for (Entry<T> entry : layer.entries()) {
                if (entry.validity().holds(at) && entry.value().equals(find(entry.code()))) {
                    all.computeIfAbsent(entry.value(), value -> new LinkedHashSet<>())
                            .add(entry.code());
                }
            }
        }
        return all;
    }
}
