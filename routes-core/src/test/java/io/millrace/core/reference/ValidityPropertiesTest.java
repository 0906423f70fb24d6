/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.reference.Table.Entry;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the files and their validities: a code means one thing at a time, and leads back to itself. */
class ValidityPropertiesTest {

    private static final OffsetDateTime START = OffsetDateTime.parse("2026-01-01T00:00:00Z");
    private static final PlantId ULM = new PlantId("ULM");

    /** Changes of a code: after so many days it means this item. */
    private record Change(int day, String code, String item) {}

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of("c1", "c2", "c3"),
                        Arbitraries.of("I1", "I2", "I3", "I4"))
                .as(Change::new)
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 300)
    void aCodeLeadsToItsItemAndBack(
            @ForAll("changes") List<Change> ofPlant, @ForAll("changes") List<Change> ofBase, @ForAll("days") int day) {
        Table<ItemId> plant = table(ofPlant);
        Table<ItemId> base = table(ofBase);
        OffsetDateTime at = START.plusDays(day);
        Codes<ItemId> codes = new Codes<>(Kind.ITEMS, () -> "items", List.of(plant, base), null, at);

        for (String code : List.of("c1", "c2", "c3")) {
            ItemId item = codes.find(code);
            if (item != null) {
                assertThat(codes.findCode(item)).isEqualTo(code);
            }
            Entry<ItemId> own = plant.meaning(code, at);
            if (own != null) {
                assertThat(item).as("the plant's file goes first").isEqualTo(own.value());
            }
        }
        for (String each : List.of("I1", "I2", "I3", "I4")) {
            String code = codes.findCode(new ItemId(each));
            if (code != null) {
                assertThat(codes.find(code)).isEqualTo(new ItemId(each));
            }
        }
    }

    @Provide
    Arbitrary<Integer> days() {
        return Arbitraries.integers().between(-1, 22);
    }

    @Property(tries = 300)
    void exactlyOneVersionIsInForceFromTheFirstOn(@ForAll("starts") List<Integer> starts, @ForAll("days") int day) {
        List<ReferenceFile> files = new ArrayList<>();
        for (int start : starts.stream().distinct().toList()) {
            files.add(new ReferenceFile(
                    "file" + start,
                    Integer.toString(start),
                    ULM,
                    new Validity(START.plusDays(start), null),
                    Map.of(),
                    null,
                    Map.of(),
                    Map.of()));
        }
        List<String> problems = new ArrayList<>();
        Versions versions = new Versions("plant ULM", files, problems);
        OffsetDateTime at = START.plusDays(day);

        ReferenceFile found = versions.at(at);

        assertThat(problems).isEmpty();
        int latest = starts.stream()
                .filter(start -> start <= day)
                .mapToInt(start -> start)
                .max()
                .orElse(-1);
        if (latest < 0) {
            assertThat(found).isNull();
        } else {
            assertThat(found.version()).isEqualTo(Integer.toString(latest));
            assertThat(versions.files().stream()
                            .filter(file -> versions.inForce(file).holds(at)))
                    .containsExactly(found);
        }
    }

    @Provide
    Arbitrary<List<Integer>> starts() {
        return Arbitraries.integers().between(0, 20).list().ofMinSize(1).ofMaxSize(5);
    }

    @Property(tries = 500)
    void anIntersectionHoldsWhenBothDo(
            @ForAll("validities") Validity one, @ForAll("validities") Validity other, @ForAll("days") int day) {
        OffsetDateTime at = START.plusDays(day);

        assertThat(one.and(other).holds(at)).isEqualTo(one.holds(at) && other.holds(at));
        assertThat(one.overlaps(other)).isEqualTo(other.overlaps(one));
        if (one.holds(at) && other.holds(at)) {
            assertThat(one.overlaps(other)).isTrue();
        }
    }

    @Provide
    Arbitrary<Validity> validities() {
        Arbitrary<OffsetDateTime> times =
                Arbitraries.integers().between(0, 20).map(START::plusDays).injectNull(0.2);
        return Combinators.combine(times, times).as(Validity::new);
    }

    /** A table without mistakes: a change that would give an item two codes is left out. */
    private static Table<ItemId> table(List<Change> changes) {
        Map<String, Map<Integer, String>> meanings = new LinkedHashMap<>();
        for (Change change : changes) {
            meanings.computeIfAbsent(change.code(), code -> new TreeMap<>()).putIfAbsent(change.day(), change.item());
        }
        List<Entry<ItemId>> entries = new ArrayList<>();
        meanings.forEach((code, days) -> {
            List<Integer> order = List.copyOf(days.keySet());
            List<Entry<ItemId>> ofCode = new ArrayList<>();
            for (int i = 0; i < order.size(); i++) {
                OffsetDateTime to = i + 1 == order.size() ? null : START.plusDays(order.get(i + 1));
                ofCode.add(new Entry<>(
                        code,
                        new ItemId(days.get(order.get(i))),
                        new Validity(START.plusDays(order.get(i)), to),
                        code));
            }
            List<Entry<ItemId>> together = new ArrayList<>(entries);
            together.addAll(ofCode);
            List<String> problems = new ArrayList<>();
            new Table<>(Kind.ITEMS, together, problems);
            if (problems.isEmpty()) {
                entries.addAll(ofCode);
            }
        });
        return new Table<>(Kind.ITEMS, entries, new ArrayList<>());
    }
}
