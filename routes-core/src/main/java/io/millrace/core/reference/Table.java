/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codes of one kind and system in one file. */
final class Table<T> {

    /** What a code means, and when. @param place the line of the file, and what is there */
    record Entry<T>(String code, T value, Validity validity, String place) {}

    private final Map<String, List<Entry<T>>> byCode = new LinkedHashMap<>();
    private final Map<T, List<Entry<T>>> byValue = new LinkedHashMap<>();

    /** @param problems takes what is wrong with the entries together */
    Table(Kind<T> kind, Collection<Entry<T>> entries, List<String> problems) {
        for (Entry<T> entry : entries) {
            byCode.computeIfAbsent(entry.code(), code -> new ArrayList<>()).add(entry);
            byValue.computeIfAbsent(entry.value(), value -> new ArrayList<>()).add(entry);
        }
        byCode.values().forEach(ofCode -> checkSeamless(ofCode, problems));
        if (kind.oneToOne()) {
            byValue.values().forEach(ofValue -> checkOneCode(ofValue, problems));
        }
    }

    /** The meanings of a code follow each other without overlap or gap. */
    private static <T> void checkSeamless(List<Entry<T>> ofCode, List<String> problems) {
        ofCode.sort(Comparator.comparing(
                entry -> entry.validity().from(), Comparator.nullsFirst(Comparator.naturalOrder())));
        for (int i = 1; i < ofCode.size(); i++) {
            Entry<T> before = ofCode.get(i - 1);
            Entry<T> entry = ofCode.get(i);
            OffsetDateTime end = before.validity().to();
            if (before.validity().overlaps(entry.validity())) {
                problems.add(entry.place() + " means " + entry.value() + " " + entry.validity() + ", and "
                        + before.value() + " at the same time: let the earlier one end when the later one begins");
            } else if (end != null && !end.isEqual(entry.validity().from())) {
                problems.add(entry.place() + " means nothing from " + end + " to "
                        + entry.validity().from() + ": close the gap");
            }
        }
    }

    private static <T> void checkOneCode(List<Entry<T>> ofValue, List<String> problems) {
        for (int i = 0; i < ofValue.size(); i++) {
            for (int j = 0; j < i; j++) {
                Entry<T> one = ofValue.get(j);
                Entry<T> other = ofValue.get(i);
                if (!one.code().equals(other.code()) && one.validity().overlaps(other.validity())) {
                    problems.add(other.place() + ": there are two codes for " + other.value() + ", '" + one.code()
                            + "' and '" + other.code() + "': remove one, or say when each is valid");
                }
            }
        }
    }

    @Nullable
    Entry<T> meaning(String code, OffsetDateTime at) {
        for (Entry<T> entry : byCode.getOrDefault(code, List.of())) {
            if (entry.validity().holds(at)) {
                return entry;
            }
        }
        return null;
    }

    /** The codes of a value, those that the file names first first. */
    List<Entry<T>> codes(T value, OffsetDateTime at) {
        List<Entry<T>> all = byValue.getOrDefault(value, List.of());
        return all.size() == 1 && all.get(0).validity().holds(at)
                ? all
                : all.stream().filter(entry -> entry.validity().holds(at)).toList();
    }

    boolean hasCodeFor(T value, OffsetDateTime at) {
        return !codes(value, at).isEmpty();
    }

    Collection<String> codes() {
        return byCode.keySet();
    }

    /** Every meaning that the code has at some time. */
    List<Entry<T>> meanings(String code) {
        return byCode.getOrDefault(code, List.of());
    }

    Collection<Entry<T>> entries() {
        return byCode.values().stream().flatMap(List::stream).toList();
    }
}
