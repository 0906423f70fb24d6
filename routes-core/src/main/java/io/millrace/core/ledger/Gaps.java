/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches the numbers of source streams while a batch is accepted for a target. The first event after a gap, and what
 * its source sends after it, waits for the missing ones; their places in the order are kept for them.
 */
final class Gaps {

    /** Where a new event goes. */
    record Place(long deliveryId, boolean late, @Nullable Long waitsForGapOf) {}

    /** Missing numbers of a source that are still missing. */
    private record Range(
            String source,
            long first,
            long last,
            @Nullable Long firstPlace,
            long deliveryId,
            @Nullable Instant dueAt) {

        boolean contains(long number) {
            return first <= number && number <= last;
        }

        @Nullable
        Long place(long number) {
            return firstPlace == null ? null : Long.valueOf(firstPlace + number - first);
        }

        private Range part(long from, long to) {
            return new Range(source, from, to, place(from), deliveryId, dueAt);
        }

        private Range of(long itsDelivery) {
            return new Range(source, first, last, firstPlace, itsDelivery, dueAt);
        }
    }

    /** The places kept for the missing ones of a gap; of a longer gap they come as they come. */
    private static final long MOST_PLACES = 1000;

    private static final long NOBODY_YET = 0;

    private final Connection connection;
    private final String target;
    private final Instant dueAt;
    private final Map<String, Long> next = new HashMap<>();
    private final List<Range> ranges;
    private final Set<String> sources = new HashSet<>();
    private final Set<Long> filled = new HashSet<>();

    Gaps(Connection connection, String target, Instant dueAt, Collection<? extends Element> elements)
            throws SQLException {
        this.connection = connection;
        this.target = target;
        this.dueAt = dueAt;
        elements.stream().filter(each -> each.number() != null).forEach(each -> sources.add(each.source()));
        List<String> names = List.copyOf(sources);
        Sql.query(
                connection,
                row -> next.put(row.getString("source"), row.getLong("next_expected")),
                "SELECT * FROM mfg_sequence WHERE target = ? AND source = ANY(?)",
                target,
                names);
        ranges = Sql.query(
                connection,
                row -> new Range(
                        row.getString("source"),
                        row.getLong("first_missing"),
                        row.getLong("last_missing"),
                        Sql.number(row, "first_place"),
                        row.getLong("delivery_id"),
                        Sql.instant(row, "due_at")),
                "SELECT * FROM mfg_gap WHERE target = ? AND source = ANY(?)",
                target,
                names);
    }

    /** How many places have to be kept for what is missing between the elements. */
    int placesToKeep(Collection<? extends Element> elements) {
        Map<String, Long> expected = new HashMap<>(next);
        long places = 0;
        for (Element each : elements) {
            if (each.number() != null) {
                long number = each.number();
                long missing = number - expected.getOrDefault(each.source(), number);
                places += Math.max(0, Math.min(missing, MOST_PLACES));
                expected.merge(each.source(), number + 1, (before, now) -> number == 1 ? now : Math.max(before, now));
            }
        }
        return Math.toIntExact(places);
    }

    /** An event that was filtered out before. */
    void mark(SequenceMark mark, Iterator<Long> ids) {
        fill(mark.source(), mark.sequence());
        expect(mark.source(), mark.sequence(), ids);
    }

    /** Gives a new event its place. */
    Place place(Element event, Iterator<Long> ids) {
        Long number = event.number();
        if (number == null) {
            return new Place(ids.next(), false, null);
        }
        Range late = fill(event.source(), number);
        if (late != null) {
            Long kept = late.place(number);
            return new Place(kept == null ? ids.next() : kept, kept != null, null);
        }
        expect(event.source(), number, ids);
        long id = ids.next();
        ranges.replaceAll(
                range -> range.source.equals(event.source()) && range.deliveryId == NOBODY_YET ? range.of(id) : range);
        return new Place(id, false, waitsFor(event.source()));
    }

    /** Takes a number out of the missing ones. @return the range it was in, null if it was not missing */
    private @Nullable Range fill(String source, long number) {
        Range found = ranges.stream()
                .filter(range -> range.source.equals(source) && range.contains(number))
                .findFirst()
                .orElse(null);
        if (found != null) {
            ranges.remove(found);
            if (found.first < number) {
                ranges.add(found.part(found.first, number - 1));
            }
            if (number < found.last) {
                ranges.add(found.part(number + 1, found.last));
            }
            if (found.deliveryId != NOBODY_YET
                    && ranges.stream().noneMatch(range -> range.deliveryId == found.deliveryId)) {
                filled.add(found.deliveryId);
            }
        }
        return found;
    }

    /** Notes the numbers before this one as missing, if it is not the one that comes next. */
    private void expect(String source, long number, Iterator<Long> ids) {
        long expected = next.getOrDefault(source, number);
        boolean restarted = number == 1 && expected > 1;
        if (number < expected && !restarted) {
            return;
        }
        next.put(source, number + 1);
        if (restarted || number == expected) {
            return;
        }
        long places = Math.min(number - expected, MOST_PLACES);
        Long first = null;
        for (long i = 0; i < places; i++) {
            long id = ids.next();
            first = first == null ? id : first;
        }
        Long kept = places == number - expected ? first : null;
        ranges.removeIf(range -> range.source.equals(source) && range.first == expected);
        ranges.add(new Range(source, expected, number - 1, kept, NOBODY_YET, dueAt));
    }

    /** The event whose gap holds the stream at the moment. */
    private @Nullable Long waitsFor(String source) {
        return ranges.stream()
                .filter(range -> range.source.equals(source) && range.dueAt != null && range.deliveryId != NOBODY_YET)
                .map(Range::deliveryId)
                .max(Long::compare)
                .orElse(null);
    }

    /** Writes what is missing now. @return the first events after gaps that are filled */
    Set<Long> save() throws SQLException {
        List<String> names = List.copyOf(sources);
        Sql.update(connection, "DELETE FROM mfg_sequence WHERE target = ? AND source = ANY(?)", target, names);
        Sql.update(connection, "DELETE FROM mfg_gap WHERE target = ? AND source = ANY(?)", target, names);
        BatchInsert expected =
                new BatchInsert("mfg_sequence", "target VARCHAR", "source VARCHAR", "next_expected BIGINT");
        next.forEach((source, number) -> expected.row(target, source, number));
        expected.execute(connection);
        BatchInsert missing = new BatchInsert(
                "mfg_gap",
                "target VARCHAR",
                "source VARCHAR",
                "first_missing BIGINT",
                "last_missing BIGINT",
                "first_place BIGINT",
                "delivery_id BIGINT",
                "due_at TIMESTAMP WITH TIME ZONE");
        for (Range each : ranges) {
            missing.row(
                    target, each.source, each.first, each.last, each.firstPlace, each.deliveryId, Sql.time(each.dueAt));
        }
        missing.execute(connection);
        return filled;
    }

    /** The key that the first event after a gap and its followers wait for. */
    static String key(long deliveryId) {
        return GapWatch.PREFIX + deliveryId;
    }
}
