/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.db.BatchInsert;
import io.millrace.core.db.BatchUpdate;
import io.millrace.core.db.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows of {@code mfg_master} of one system, plant and kind. */
final class MasterTable {

    private static final String OF = " FROM mfg_master WHERE system = ? AND plant = ? AND kind = ?";
    private static final String TIME = " TIMESTAMP WITH TIME ZONE";

    /** A row. @param seen the latest full load that has seen it */
    record Row(MasterRecord record, long seen) {}

    private final Connection connection;
    private final MasterKey key;
    private final long revision;
    private final BatchInsert inserts;
    private final BatchUpdate updates;

    /** @param revision of what is written */
    MasterTable(Connection connection, MasterKey key, long revision) {
        this.connection = connection;
        this.key = key;
        this.revision = revision;
        this.inserts = new BatchInsert(
                "mfg_master",
                "system VARCHAR",
                "plant VARCHAR",
                "kind VARCHAR",
                "code VARCHAR",
                "valid_from" + TIME,
                "valid_to" + TIME,
                "canonical_id VARCHAR",
                "details VARCHAR",
                "changed_at" + TIME,
                "seen_load BIGINT",
                "revision BIGINT");
        this.updates = new BatchUpdate(
                "mfg_master",
                5,
                "system VARCHAR",
                "plant VARCHAR",
                "kind VARCHAR",
                "code VARCHAR",
                "valid_from" + TIME,
                "valid_to" + TIME,
                "details VARCHAR",
                "changed_at" + TIME,
                "seen_load BIGINT",
                "revision BIGINT");
    }

    /** Of each code the row that is valid last. */
    Map<String, Row> latest(List<String> codes) throws SQLException {
        Map<String, Row> latest = new HashMap<>();
        for (Row row : rows("SELECT *" + OF + " AND code = ANY(?) ORDER BY valid_from", codes)) {
            latest.put(row.record().code(), row);
        }
        return latest;
    }

    Optional<MasterRecord> find(String code, Instant at) throws SQLException {
        return rows(
                        "SELECT *" + OF + " AND code = ? AND valid_from <= ? AND (valid_to IS NULL OR valid_to > ?)",
                        code,
                        at,
                        at)
                .stream()
                .map(Row::record)
                .findFirst();
    }

    private List<Row> rows(String sql, Object... more) throws SQLException {
        return Sql.query(connection, MasterTable::row, sql, parameters(more));
    }

    void insert(Row row) {
        MasterRecord record = row.record();
        inserts.row(
                key.system(),
                key.plant().value(),
                key.kind().word(),
                record.code(),
                Sql.time(record.validFrom()),
                Sql.time(record.validTo()),
                record.id(),
                text(record),
                Sql.time(record.changedAt()),
                row.seen(),
                revision);
    }

    void update(Row row) {
        MasterRecord record = row.record();
        updates.row(
                key.system(),
                key.plant().value(),
                key.kind().word(),
                record.code(),
                Sql.time(record.validFrom()),
                Sql.time(record.validTo()),
                text(record),
                Sql.time(record.changedAt()),
                row.seen(),
                revision);
    }

    void write() throws SQLException {
        updates.execute(connection);
        inserts.execute(connection);
    }

    /** A full load has come over these codes, whatever they are like. */
    void see(List<String> codes, long load) throws SQLException {
        Sql.update(
                connection,
                "UPDATE mfg_master SET seen_load = ? WHERE system = ? AND plant = ? AND kind = ? AND code = ANY(?)"
                        + " AND seen_load < ?",
                load,
                key.system(),
                key.plant().value(),
                key.kind().word(),
                codes,
                load);
    }

    /** What the full load has not seen is gone since it began. @return how many are */
    int gone(long load) throws SQLException {
        Instant began = Instant.ofEpochMilli(load);
        return Sql.update(
                connection,
                "UPDATE mfg_master SET valid_to = ?, revision = ? WHERE system = ? AND plant = ? AND kind = ?"
                        + " AND seen_load < ? AND changed_at < ? AND (valid_to IS NULL OR valid_to > ?)",
                began,
                revision,
                key.system(),
                key.plant().value(),
                key.kind().word(),
                load,
                began,
                began);
    }

    /** What has changed after a revision. */
    List<MasterSpan> since(long known) throws SQLException {
        return Sql.query(
                connection,
                MasterTable::span,
                "SELECT code, canonical_id, valid_from, valid_to" + OF + " AND revision > ?",
                parameters(known));
    }

    private Object[] parameters(Object... more) {
        List<Object> all = new ArrayList<>(
                List.of(key.system(), key.plant().value(), key.kind().word()));
        all.addAll(List.of(more));
        return all.toArray();
    }

    private static MasterSpan span(ResultSet row) throws SQLException {
        return new MasterSpan(
                row.getString("code"),
                row.getString("canonical_id"),
                Sql.instant(row, "valid_from"),
                Sql.instant(row, "valid_to"));
    }

    private static Row row(ResultSet row) throws SQLException {
        MasterRecord record = new MasterRecord(
                row.getString("code"),
                row.getString("canonical_id"),
                Sql.instant(row, "valid_from"),
                Sql.instant(row, "valid_to"),
                Sql.instant(row, "changed_at"),
                CanonicalJson.read(row.getString("details").getBytes(StandardCharsets.UTF_8), JsonNode.class));
        return new Row(record, row.getLong("seen_load"));
    }

    private static String text(MasterRecord record) {
        return new String(CanonicalJson.write(record.details()), StandardCharsets.UTF_8);
    }
}
