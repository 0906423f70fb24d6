/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.observe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.core.db.Database;
import io.millrace.core.db.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** How the targets stand. Read from the database when somebody looks, at most every ten seconds. */
final class LedgerGauges {

    private record Standing(String target, long open, long parked, boolean stopped) {}

    private static final long KEPT_NANOS = Duration.ofSeconds(10).toNanos();

    private final CamelContext context;
    private final Set<String> watched = ConcurrentHashMap.newKeySet();
    private @Nullable Map<String, Standing> standings;
    private long readAt;

    LedgerGauges(CamelContext context) {
        this.context = context;
    }

    void watch(MeterRegistry registry, String target) {
        if (watched.add(target)) {
            gauge(registry, "mfg.ledger.open", target, Standing::open);
            gauge(registry, "mfg.ledger.parked", target, Standing::parked);
            gauge(registry, "mfg.ledger.halted", target, standing -> standing.stopped ? 1 : 0);
        }
    }

    /** Those of an earlier life of the application. */
    void watchAll(MeterRegistry registry) {
        read(context).keySet().forEach(target -> watch(registry, target));
    }

    private void gauge(MeterRegistry registry, String name, String target, ToDoubleFunction<Standing> value) {
        Gauge.builder(name, this, gauges -> value.applyAsDouble(gauges.standing(target)))
                .tag("target", target)
                .register(registry);
    }

    private Standing standing(String target) {
        return standings().getOrDefault(target, new Standing(target, 0, 0, false));
    }

    private synchronized Map<String, Standing> standings() {
        long now = System.nanoTime();
        if (standings == null || now - readAt > KEPT_NANOS) {
            standings = read(context);
            readAt = now;
        }
        return standings;
    }

    private static Map<String, Standing> read(CamelContext context) {
        return Database.of(context).inTransaction(LedgerGauges::read);
    }

    private static Map<String, Standing> read(Connection connection) throws SQLException {
        return Sql.query(
                        connection,
                        row -> new Standing(
                                row.getString("target"),
                                row.getLong("open_count"),
                                row.getLong("parked"),
                                row.getString("stopped_by") != null),
                        "SELECT target, open_count, stopped_by, (SELECT COUNT(*) FROM mfg_delivery"
                                + " WHERE mfg_delivery.target = mfg_target.target AND state = 'PARKED') AS parked"
                                + " FROM mfg_target")
                .stream()
                .collect(Collectors.toMap(Standing::target, standing -> standing));
    }
}
