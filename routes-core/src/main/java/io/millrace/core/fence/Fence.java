/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.HoldId;
import io.millrace.core.db.Database;
import io.millrace.core.db.Stores;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.apache.camel.CamelContext;

/** The fence of an application: its holds, and what may not leave because of them. Also in JMX. */
public final class Fence {

    static final String RETENTION = "mfg.fence.retention";

    private static final String BEAN = "mfgFence";
    private static final Duration PURGE_INTERVAL = Duration.ofHours(1);

    private final Database database;
    private final InstantSource clock;
    private final Duration retention;
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private volatile Instant purged;

    Fence(Database database, InstantSource clock, Duration retention) {
        this.database = database;
        this.clock = clock;
        this.retention = retention;
        this.purged = clock.instant();
    }

    /**
     * The one fence of the application, in its {@link Database}. Released holds, and genealogy that no open hold
     * reaches, are kept for {@code mfg.fence.retention} (730d).
     */
    public static Fence of(CamelContext context) {
        return Stores.theOne(context, Fence.class, BEAN, () -> {
            Fence made = new Fence(
                    Database.of(context),
                    Stores.clock(context),
                    Stores.retention(context, RETENTION, FenceError.BAD_RETENTION));
            FenceManagement.register(context, made);
            return made;
        });
    }

    /** Takes what the events say about holds and genealogy; it is durable and in force when this returns. */
    public void record(Collection<? extends Event<?>> events) {
        Facts facts = new Facts();
        events.forEach(facts::add);
        record(facts);
    }

    /** Places a hold that comes by no event, for example on a handling unit or on all stock of an item. */
    public void place(Hold hold) {
        Facts facts = new Facts();
        facts.place(hold);
        record(facts);
    }

    /** Releases a hold that comes by no event. */
    public void release(HoldId hold, Instant releasedAt) {
        Facts facts = new Facts();
        facts.release(hold, releasedAt);
        record(facts);
    }

    private void record(Facts facts) {
        if (database.inTransaction(connection -> record(connection, facts))) {
            opened();
        }
    }

    /** @return whether something that was held back may be free, to be told after the commit */
    boolean record(Connection connection, Facts facts) throws SQLException {
        Genealogy genealogy = new Genealogy(connection);
        boolean nothingNew = facts.placed().isEmpty()
                && facts.released().isEmpty()
                && facts.contents().isEmpty()
                && genealogy.unknown(facts.links().keySet()).isEmpty();
        if (nothingNew) {
            return false; // most consumptions tell again what is known: they lock nobody out
        }
        Passage passage = new Passage(connection);
        passage.lock();
        Set<Link> links = genealogy.unknown(facts.links().keySet());
        genealogy.add(links, facts.links());
        Genealogy.Change contents = genealogy.report(facts.contents());
        Reach reach = new Reach(connection);
        List<Thing> from = new ArrayList<>();
        links.forEach(each -> from.add(each.thing()));
        contents.added().forEach(each -> from.add(each.thing()));
        boolean opened = new Holds(connection).record(facts.placed(), facts.released(), from);
        opened |= reach.without(contents.removed());
        reach.spread(from);
        if (opened) {
            passage.open();
        }
        purge(connection);
        return opened;
    }

    private void purge(Connection connection) throws SQLException {
        Instant now = clock.instant();
        if (now.isBefore(purged.plus(PURGE_INTERVAL))) {
            return;
        }
        new Genealogy(connection).forgetBefore(now.minus(retention));
        new Holds(connection).forgetReleasedBefore(now.minus(retention));
        UnderWay.forgetDone(connection);
        purged = now;
    }

    void opened() {
        listeners.forEach(Runnable::run);
    }

    /** Is called after each commit by which something that was held back may be free. */
    public void onOpened(Runnable listener) {
        listeners.add(listener);
    }

    /** The holds that are not released, the oldest first. */
    public List<HoldStatus> open() {
        return database.inTransaction(connection -> {
            List<HoldStatus> open = new ArrayList<>();
            for (Holds.Row each : new Holds(connection).open()) {
                open.add(UnderWay.status(connection, each));
            }
            return open;
        });
    }

    /** How far a hold is; empty if the fence has not heard that it was placed. */
    public Optional<HoldStatus> find(HoldId hold) {
        return database.inTransaction(connection -> {
            Optional<Holds.Row> row = new Holds(connection).find(hold).filter(found -> found.placedAt() != null);
            return row.isEmpty() ? Optional.empty() : Optional.of(UnderWay.status(connection, row.get()));
        });
    }
}
