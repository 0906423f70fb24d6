/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries; null is any.
 *
 * @param businessKey for example {@code work-order:WO-1001}: deliveries whose first key it is, and open ones that touch it
 * @param subject of the event, for example the order's number
 * @param limit at most so many, the oldest first
 */
public record DeliveryQuery(
        @Nullable String target,
        @Nullable State state,
        @Nullable String plant,
        @Nullable String businessKey,
        @Nullable String subject,
        int limit) {

    private static final int MOST = 10_000;

    public static DeliveryQuery all() {
        return new DeliveryQuery(null, null, null, null, null, 1000);
    }

    public DeliveryQuery target(String its) {
        return new DeliveryQuery(its, state, plant, businessKey, subject, limit);
    }

    public DeliveryQuery state(State its) {
        return new DeliveryQuery(target, its, plant, businessKey, subject, limit);
    }

    public DeliveryQuery plant(String its) {
        return new DeliveryQuery(target, state, its, businessKey, subject, limit);
    }

    public DeliveryQuery businessKey(String its) {
        return new DeliveryQuery(target, state, plant, its, subject, limit);
    }

    public DeliveryQuery subject(String its) {
        return new DeliveryQuery(target, state, plant, businessKey, its, limit);
    }

    public DeliveryQuery limit(int most) {
        return new DeliveryQuery(target, state, plant, businessKey, subject, most);
    }

    List<StoredDelivery> run(Connection connection) throws SQLException {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        List<Object> values = new ArrayList<>();
        add(conditions, values, "target = ?", target);
        add(conditions, values, "state = ?", state);
        add(conditions, values, "plant = ?", plant);
        add(conditions, values, "subject = ?", subject);
        add(
                conditions,
                values,
                "(partition_key = ? OR delivery_id IN (SELECT delivery_id FROM mfg_delivery_key WHERE business_key = ?))",
                businessKey);
        if (businessKey != null) {
            values.add(businessKey);
        }
        values.add(Math.min(limit, MOST));
        return Sql.query(
                connection,
                Deliveries::map,
                "SELECT * FROM mfg_delivery WHERE " + String.join(" AND ", conditions)
                        + " ORDER BY delivery_id LIMIT ?",
                values.toArray());
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
