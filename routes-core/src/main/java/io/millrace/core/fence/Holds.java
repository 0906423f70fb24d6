/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.value.HoldId;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of {@code mfg_fence_hold}: of each hold the newest placing and the newest release that were told. */
final class Holds {

    private static final int MAX_REASON = 4000;
    private static final String OPEN = "placed_at IS NOT NULL AND (released_at IS NULL OR released_at < placed_at)";

    /** @param plant null: only the release is known yet; so are reason and placedAt */
    record Row(
            HoldId id,
            @Nullable PlantId plant,
            @Nullable String reason,
            @Nullable Instant placedAt,
            @Nullable Instant releasedAt) {

        boolean isOpen() {
            return placedAt != null && (releasedAt == null || releasedAt.isBefore(placedAt));
        }

        Row placed(@Nullable Hold hold) {
            return hold == null || placedAt != null && !hold.placedAt().isAfter(placedAt)
                    ? this
                    : new Row(id, hold.plant(), shortened(hold.reason()), hold.placedAt(), releasedAt);
        }

        Row released(@Nullable Instant at) {
            return at == null || releasedAt != null && !at.isAfter(releasedAt)
                    ? this
                    : new Row(id, plant, reason, placedAt, at);
        }
    }

    private final Connection connection;

    Holds(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes what is newer than what is known.
     *
     * @param nowHeld gets what is newly on hold
     * @return whether something that was on hold may be free
     */
    boolean record(Map<HoldId, Hold> placed, Map<HoldId, Instant> released, Collection<Thing> nowHeld)
            throws SQLException {
        Set<HoldId> ids = new HashSet<>(placed.keySet());
        ids.addAll(released.keySet());
        if (ids.isEmpty()) {
            return false;
        }
        Map<HoldId, Row> known = read(ids);
        Reach reach = new Reach(connection);
        boolean opened = false;
        for (HoldId id : ids) {
            Row before = known.getOrDefault(id, new Row(id, null, null, null, null));
            Row after = before.placed(placed.get(id)).released(released.get(id));
            if (!after.equals(before)) {
                write(after, known.containsKey(id));
                boolean again = !before.isOpen() || after.placedAt().isAfter(before.placedAt());
                if (before.isOpen() && (!after.isOpen() || again)) {
                    reach.forget(id);
                    opened = true;
                }
                if (after.isOpen() && again) {
                    reach.name(placed.get(id));
                    nowHeld.addAll(placed.get(id).things());
                }
            }
        }
        return opened;
    }

    private Map<HoldId, Row> read(Collection<HoldId> ids) throws SQLException {
        return Sql.query(
                        connection,
                        Holds::map,
                        "SELECT * FROM mfg_fence_hold WHERE hold_id = ANY(?)",
                        ids.stream().map(HoldId::value).toList())
                .stream()
                .collect(Collectors.toMap(Row::id, Function.identity()));
    }

    Optional<Row> find(HoldId id) throws SQLException {
        return Optional.ofNullable(read(List.of(id)).get(id));
    }

    List<Row> open() throws SQLException {
        return Sql.query(
                connection, Holds::map, "SELECT * FROM mfg_fence_hold WHERE " + OPEN + " ORDER BY placed_at, hold_id");
    }

    private void write(Row row, boolean known) throws SQLException {
        String sql = known
                ? "UPDATE mfg_fence_hold SET plant = ?, reason = ?, placed_at = ?, released_at = ? WHERE hold_id = ?"
                : "INSERT INTO mfg_fence_hold (plant, reason, placed_at, released_at, hold_id) VALUES (?, ?, ?, ?, ?)";
        Sql.update(
                connection,
                sql,
                row.plant == null ? null : row.plant.value(),
                row.reason,
                row.placedAt,
                row.releasedAt,
                row.id.value());
    }

    void forgetReleasedBefore(Instant time) throws SQLException {
        Sql.update(connection, "DELETE FROM mfg_fence_hold WHERE released_at < ? AND NOT (" + OPEN + ")", time);
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), MAX_REASON));
    }

    private static Row map(ResultSet row) throws SQLException {
        String plant = row.getString("plant");
        return new Row(
                new HoldId(row.getString("hold_id")),
                plant == null ? null : new PlantId(plant),
                row.getString("reason"),
                Sql.instant(row, "placed_at"),
                Sql.instant(row, "released_at"));
    }
}
