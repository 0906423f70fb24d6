/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.core.master.MasterTable.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the records of a page change in the table. */
final class MasterChange {

    private final Map<String, Row> known;
    private final MasterTable table;
    private final long load;

    /**
     * @param known of each code the row that is valid last
     * @param load the full load that the page is of; 0: none
     */
    MasterChange(Map<String, Row> known, MasterTable table, long load) {
        this.known = known;
        this.table = table;
        this.load = load;
    }

    void take(List<MasterRecord> records) {
        Map<String, MasterRecord> latest = new LinkedHashMap<>();
        for (MasterRecord record : records) {
            latest.merge(record.code(), record, (one, other) -> isOlder(other, one) ? one : other);
        }
        latest.values().forEach(record -> take(record, known.get(record.code())));
    }

    private void take(MasterRecord record, @Nullable Row before) {
        if (before == null) {
            table.insert(new Row(record, load));
            return;
        }
        long seen = Math.max(before.seen(), load);
        MasterRecord old = before.record();
        if (isOlder(record, old)) {
            if (seen != before.seen()) {
                table.update(new Row(old, seen));
            }
        } else if (record.id().equals(old.id())) {
            Row after = new Row(since(record, old.validFrom()), seen);
            if (!after.equals(before)) {
                table.update(after);
            }
        } else {
            Instant after = old.validFrom().plusMillis(1);
            Instant at = record.changedAt().isBefore(after) ? after : record.changedAt();
            table.update(new Row(until(old, at), seen));
            table.insert(new Row(since(record, at), seen));
        }
    }

    private static boolean isOlder(MasterRecord one, MasterRecord other) {
        return one.changedAt().isBefore(other.changedAt());
    }

    private static MasterRecord since(MasterRecord record, Instant from) {
        return new MasterRecord(
                record.code(), record.id(), from, record.validTo(), record.changedAt(), record.details());
    }

    private static MasterRecord until(MasterRecord record, Instant to) {
        Instant end = record.validTo() == null || record.validTo().isAfter(to) ? to : record.validTo();
        return new MasterRecord(
                record.code(), record.id(), record.validFrom(), end, record.changedAt(), record.details());
    }
}
