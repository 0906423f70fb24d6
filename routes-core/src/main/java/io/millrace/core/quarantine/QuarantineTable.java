/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import com.fasterxml.jackson.core.type.TypeReference;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.quarantine.QuarantineEntry.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The SQL of the quarantine. */
final class QuarantineTable {

    private static final TypeReference<Map<String, String>> CONTEXT = new TypeReference<>() {};

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private QuarantineTable() {}

    static void insert(Connection connection, Poison poison) throws SQLException {
        RawInput input = poison.input();
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO mfg_quarantine (at, plant, place, route_id, context, content_type, raw, code, text, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')")) {
            insert.setObject(1, OffsetDateTime.now(ZoneOffset.UTC));
            insert.setString(2, input.plant().map(plant -> limited(plant, 64)).orElse(null));
            insert.setString(3, limited(input.place(), 512));
            insert.setString(4, input.routeId());
            insert.setString(5, new String(CanonicalJson.write(input.context()), StandardCharsets.UTF_8));
            insert.setString(6, limited(input.contentType(), 256));
            insert.setBytes(7, input.bytes());
            insert.setString(8, poison.code());
            insert.setString(9, limited(poison.text(), 1000));
            insert.executeUpdate();
        }
    }

    static List<QuarantineEntry> find(Connection connection, State state, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT quarantine_id, at, plant, place, route_id, OCTET_LENGTH(raw), code, text, state, actor, reason"
                        + " FROM mfg_quarantine WHERE state = ? ORDER BY quarantine_id LIMIT ?")) {
            query.setString(1, state.name());
            query.setInt(2, limit);
            List<QuarantineEntry> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(new QuarantineEntry(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getLong(6),
                            row.getString(7),
                            row.getString(8),
                            State.valueOf(row.getString(9)),
                            row.getString(10),
                            row.getString(11)));
                }
            }
            return entries;
        }
    }

    static long countOpen(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("SELECT COUNT(*) FROM mfg_quarantine WHERE state = 'OPEN'");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The numbers of the oldest open ones that have the code. */
    static List<Long> openWith(Connection connection, String code, int limit) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT quarantine_id FROM mfg_quarantine WHERE state = 'OPEN' AND code = ?"
                        + " ORDER BY quarantine_id LIMIT ?")) {
            query.setString(1, code);
            query.setInt(2, limit);
            List<Long> ids = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getLong(1));
                }
            }
            return ids;
        }
    }

    static Optional<RawInput> raw(Connection connection, long id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT raw, content_type, context, route_id FROM mfg_quarantine WHERE quarantine_id = ?")) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new RawInput(
                                row.getBytes(1), row.getString(2), context(row.getString(3)), row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    /** Who closed it and how, in words; empty while it is open or if it is not there. */
    static Optional<String> closedBy(Connection connection, long id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT state, actor, reason FROM mfg_quarantine WHERE quarantine_id = ? AND state <> 'OPEN'")) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(row.getString(1) + " by " + row.getString(2) + ": " + row.getString(3))
                        : Optional.empty();
            }
        }
    }

    /** @return false if it was not open any more */
    static boolean close(Connection connection, long id, State state, String actor, String reason) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE mfg_quarantine SET state = ?, actor = ?, reason = ?, closed_at = ?"
                        + " WHERE quarantine_id = ? AND state = 'OPEN'")) {
            update.setString(1, state.name());
            update.setString(2, limited(actor, 128));
            update.setString(3, limited(reason, 1000));
            update.setObject(4, OffsetDateTime.now(ZoneOffset.UTC));
            update.setLong(5, id);
            return update.executeUpdate() == 1;
        }
    }

    private static Map<String, String> context(String json) {
        try {
            return CanonicalJson.mapper().readValue(json, CONTEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fits the column; PostgreSQL takes no NUL in a text. */
    private static String limited(String text, int length) {
        String printable = CONTROL.matcher(text).replaceAll(" ");
        return printable.length() <= length ? printable : printable.substring(0, length);
    }
}
