/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.db.Database;
import io.millrace.core.db.Sql;
import io.millrace.core.db.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.CamelContext;

/** What an application knows of orders and lots, and what it has let through. */
public final class RuleBook {

    static final String RETENTION = "mfg.rules.retention";

    private static final String BEAN = "mfgRuleBook";
    private static final Duration PURGE_INTERVAL = Duration.ofHours(1);
    private static final int LARGEST_PURGE = 10_000;

    private final Database database;
    private final InstantSource clock;
    private final Duration retention;
    private volatile Instant purged;

    RuleBook(Database database, InstantSource clock, Duration retention) {
        this.database = database;
        this.clock = clock;
        this.retention = retention;
        this.purged = clock.instant();
    }

    /**
     * The one of the application, in its {@link Database}. Orders and lots are kept for {@code mfg.rules.retention}
     * (730d) after they were last told of.
     */
    public static RuleBook of(CamelContext context) {
        return Stores.theOne(
                context,
                RuleBook.class,
                BEAN,
                () -> new RuleBook(
                        Database.of(context),
                        Stores.clock(context),
                        Stores.retention(context, RETENTION, RuleError.BAD_RETENTION)));
    }

    /** Takes what the events say about orders and lots; it is durable when this returns. */
    public void record(Collection<? extends Event<?>> events) {
        Said said = new Said();
        events.forEach(said::add);
        database.inTransaction(connection -> {
            record(connection, said);
            return null;
        });
    }

    void record(Connection connection, Said said) throws SQLException {
        Instant now = clock.instant();
        new Orders(connection).record(said.orders());
        new Lots(connection).record(said.lots(), said.made(), now);
        if (!now.isBefore(purged.plus(PURGE_INTERVAL))) {
            new Orders(connection).forgetBefore(now.minus(retention), LARGEST_PURGE);
            new Lots(connection).forgetBefore(now.minus(retention), LARGEST_PURGE);
            purged = now;
        }
    }

    /** Answers the questions, and counts the yields of what may be sent. */
    void ask(Connection connection, List<Question> questions) throws SQLException {
        Map<WorkOrderId, KnownOrder> orders = new Orders(connection)
                .find(questions.stream()
                        .map(each -> each.work().order())
                        .filter(Objects::nonNull)
                        .toList());
        Map<LotId, Set<ItemId>> lots = new Lots(connection)
                .find(questions.stream()
                        .map(each -> each.work().lot())
                        .filter(Objects::nonNull)
                        .toList());
        Set<Long> passing = passing(connection, questions);
        Yields yields = new Yields(connection);
        for (Question each : questions) {
            if (each.delivery() != null && passing.contains(each.delivery())) {
                each.answer(List.of());
                continue;
            }
            Work work = each.work();
            boolean counts = each.rules().count(work);
            List<Quantity> confirmed = counts ? yields.others(each) : List.of();
            each.answer(each.rules()
                    .judge(work, orders.get(work.order()), lots.getOrDefault(work.lot(), Set.of()), confirmed));
            if (counts && each.findings(Policy.REFUSE).isEmpty()) {
                yields.put(each);
            }
        }
    }

    /**
     * What may have had an effect passes: only the same call again finds that out. So does a reversal: it takes back what
     * was once let through.
     */
    private static Set<Long> passing(Connection connection, List<Question> questions) throws SQLException {
        List<Long> deliveries = questions.stream()
                .map(Question::delivery)
                .filter(Objects::nonNull)
                .toList();
        return deliveries.isEmpty()
                ? Set.of()
                : new HashSet<>(Sql.query(
                        connection,
                        row -> row.getLong(1),
                        "SELECT delivery_id FROM mfg_delivery WHERE delivery_id = ANY(?)"
                                + " AND (ambiguous OR kind = 'REVERSE')",
                        deliveries));
    }
}
