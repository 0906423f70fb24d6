/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.db.Database;
import io.millrace.core.db.Stores;
import io.millrace.core.master.MasterPage.Place;
import io.millrace.core.master.MasterPage.Refused;
import io.millrace.core.reference.LoadedCodes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The master data of an application, in its {@link Database}. What was true stays: a code that got another id, or that is
 * gone, is answered for the time before as it was then. The codes are kept in memory, too; what another application of
 * the same database loads is seen within {@link #FRESH}.
 */
public final class MasterData implements LoadedCodes {

    static final Duration FRESH = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(MasterData.class);
    private static final String BEAN = "mfgMasterData";

    /** An index, and when it was last compared with the database. */
    private static final class Cached {
        private final MasterIndex index = new MasterIndex();
        private volatile Instant checked = Instant.MIN;
    }

    private final Database database;
    private final InstantSource clock;
    private final Map<MasterKey, Cached> cached = new ConcurrentHashMap<>();

    MasterData(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The one of the application. */
    public static MasterData of(CamelContext context) {
        return Stores.theOne(
                context, MasterData.class, BEAN, () -> new MasterData(Database.of(context), Stores.clock(context)));
    }

    Database database() {
        return database;
    }

    /** Takes a page; it is durable when this returns. The same page again changes nothing. */
    public void apply(MasterPage page) {
        database.inTransaction(connection -> {
            apply(connection, page);
            return null;
        });
        applied(page);
    }

    void apply(Connection connection, MasterPage page) throws SQLException {
        MasterKey key = key(page);
        Place place = page.place();
        MasterLoad load = MasterLoad.lock(connection, key).with(place);
        MasterTable table = new MasterTable(connection, key, load.revision());
        new MasterChange(table.latest(codes(page.records())), table, place == null ? 0 : place.load())
                .take(page.records());
        table.write();
        if (place != null) {
            table.see(page.refused().stream().map(Refused::code).toList(), place.load());
        }
        if (load.isCompletedBy(place)) {
            LOG.info("{}: loaded, {} are gone", key, table.gone(place.load()));
        } else if (place != null && place.last()) {
            LOG.warn("{} {}. {}", MasterError.INCOMPLETE.code(), key, MasterError.INCOMPLETE.action());
        }
        load.write(connection, key);
    }

    /** The page is committed: the next question sees it. */
    void applied(MasterPage page) {
        Cached known = cached.get(key(page));
        if (known != null) {
            known.checked = Instant.MIN;
        }
    }

    private static MasterKey key(MasterPage page) {
        return new MasterKey(page.system(), page.plant(), page.kind());
    }

    private static List<String> codes(List<MasterRecord> records) {
        List<String> codes = new ArrayList<>();
        records.forEach(record -> codes.add(record.code()));
        return codes;
    }

    /** What was known of a thing then; empty if it was not there. @param code the system's */
    public Optional<MasterRecord> find(String system, PlantId plant, MasterKind kind, String code, Instant at) {
        MasterKey key = new MasterKey(system, plant, kind);
        return database.inTransaction(connection -> new MasterTable(connection, key, 0).find(code, at));
    }

    @Override
    public Table table(String system, PlantId plant, String kind) {
        MasterKey key = new MasterKey(system, plant, MasterKind.of(kind));
        Cached known = cached.computeIfAbsent(key, none -> new Cached());
        Instant now = clock.instant();
        if (known.checked.isBefore(now.minus(FRESH))) {
            refresh(key, known, now);
        }
        return known.index;
    }

    private void refresh(MasterKey key, Cached known, Instant now) {
        synchronized (known) {
            if (!known.checked.isBefore(now.minus(FRESH))) {
                return;
            }
            try {
                known.checked = now; // before it is read: what is applied meanwhile is read again
                database.inTransaction(connection -> {
                    MasterLoad load = MasterLoad.read(connection, key);
                    if (load.revision() > known.index.revision()) {
                        List<MasterSpan> changed = new MasterTable(connection, key, 0).since(known.index.revision());
                        known.index.update(load, changed);
                    }
                    return null;
                });
            } catch (MfgException failed) {
                if (!known.index.isComplete()) {
                    known.checked = Instant.MIN;
                    throw failed;
                }
                LOG.warn("{}: {} stays as it was", failed.getMessage(), key);
            }
        }
    }
}
