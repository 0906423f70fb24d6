/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another part of the application that takes every connection it can get, as long as a file is there. */
final class Hog extends Thread {

    private final HikariDataSource pool;
    private final Path file;
    private final List<Connection> taken = new ArrayList<>();

    Hog(HikariDataSource pool, Path file) {
        super("hog");
        setDaemon(true);
        this.pool = pool;
        this.file = file;
    }

    @Override
    public void run() {
        try {
            while (true) {
                if (Files.exists(file)) {
                    take();
                } else {
                    for (Connection each : taken) {
                        each.close();
                    }
                    taken.clear();
                }
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take() {
        try {
            while (taken.size() < pool.getMaximumPoolSize()) {
                taken.add(pool.getConnection());
            }
        } catch (SQLException none) {
            // the next one that is given back
        }
    }
}
