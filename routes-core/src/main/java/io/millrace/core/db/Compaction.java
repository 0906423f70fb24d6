/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * Rewrites what is left in the emptiest parts of an H2 file, so that their space is used again. H2 has a thread for that,
 * but with {@code WRITE_DELAY=0}, which a ledger needs, it does not run: each commit would make the file longer by all that
 * it has changed. What is younger than H2's {@code RETENTION_TIME} (45 seconds) is left alone. Loaded only where H2 is.
 */
final class Compaction {

    /** How full the file's parts are to be on the average, in percent. */
    private static final int FILL_RATE = 50;

    /** Other transactions wait for as long as so much takes. */
    private static final int BYTES = 1 << 20;

    private Compaction() {}

    static boolean slice(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        MVStore store = session.getDatabase().getStore().getMvStore();
        boolean isMemory = store.getFileStore() == null;
        if (isMemory || store.getAutoCommitDelay() > 0 || !store.compact(FILL_RATE, BYTES)) {
            return false;
        }
        store.tryCommit(); // what was rewritten; else it would wait for the next transaction
        return true;
    }
}
