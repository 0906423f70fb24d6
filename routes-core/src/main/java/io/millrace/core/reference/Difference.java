/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import io.millrace.core.reference.ReferenceDiff.Wording;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is different between two sides over time. */
final class Difference {

    /** One difference, and when it is so. */
    private record Fact(String text, Validity validity) {}

    private final String where;
    private final Wording wording;

    /** @param where begins each fact */
    Difference(String where, Wording wording) {
        this.where = where;
        this.wording = wording;
    }

    /** @param times every time at which a side may change, the earliest first */
    List<String> over(
            Set<OffsetDateTime> times,
            Function<OffsetDateTime, @Nullable PlantCodes> one,
            Function<OffsetDateTime, @Nullable PlantCodes> other) {
        List<OffsetDateTime> from = new ArrayList<>(times);
        Map<String, Fact> last = new LinkedHashMap<>();
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            // what is so from the beginning is so without a time
            OffsetDateTime since = i == 0 ? null : from.get(i);
            OffsetDateTime until = i + 1 == from.size() ? null : from.get(i + 1);
            Map<String, Fact> now = new LinkedHashMap<>();
            for (String text : at(one.apply(from.get(i)), other.apply(from.get(i)))) {
                Fact before = last.get(text);
                now.put(
                        text,
                        new Fact(
                                text,
                                new Validity(
                                        before == null
                                                ? since
                                                : before.validity().from(),
                                        until)));
            }
            last.forEach((text, fact) -> {
                if (!now.containsKey(text)) {
                    facts.add(fact);
                }
            });
            last = now;
        }
        facts.addAll(last.values());
        return facts.stream().map(this::text).toList();
    }

    private List<String> at(@Nullable PlantCodes one, @Nullable PlantCodes other) {
        List<String> texts = new ArrayList<>();
        if ((one == null) != (other == null)) {
            texts.add(wording.fact("the plant's file", version(one), version(other)));
        }
        Map<String, String> before = ReferenceFacts.of(one);
        Map<String, String> after = ReferenceFacts.of(other);
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String what : all) {
            if (!Objects.equals(before.get(what), after.get(what))) {
                texts.add(wording.fact(what, before.get(what), after.get(what)));
            }
        }
        return texts;
    }

    private static @Nullable String version(@Nullable PlantCodes codes) {
        return codes == null ? null : "version " + codes.version();
    }

    private String text(Fact fact) {
        String when = fact.validity().toString();
        return where + ": " + fact.text() + (when.isEmpty() ? "" : " " + when);
    }
}
