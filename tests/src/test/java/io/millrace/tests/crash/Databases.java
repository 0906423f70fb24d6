/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.db.Database;

/** Databases with the ledger's tables. */
public final class Databases {

    public static final String SCHEMA = "millrace";

    private Databases() {}

    /** In memory: it outlives an application, not this JVM. */
    public static HikariDataSource memory() {
        return open("jdbc:h2:mem:crash;DB_CLOSE_DELAY=-1", "sa");
    }

    public static HikariDataSource open(String url, String user) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        HikariDataSource opened = new HikariDataSource(config);
        new Database(opened, SCHEMA).migrate();
        return opened;
    }
}
