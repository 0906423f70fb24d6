/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import io.millrace.canonical.error.MfgException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables: by Flyway, or by a person with the DDL files. */
final class Migration {

    private static final List<String> FILES = List.of(
            "V1__ledger.sql",
            "V2__quarantine.sql",
            "V3__counter.sql",
            "V4__watermark.sql",
            "V5__fence.sql",
            "V6__ledger_speed.sql",
            "V7__passed.sql",
            "V8__master.sql",
            "V9__attempt.sql",
            "V10__fewer_indexes.sql",
            "V11__rules.sql");
    private static final Pattern TABLE = Pattern.compile("(?m)^CREATE TABLE (\\w+)");

    private Migration() {}

    static void run(Database database, DataSource dataSource) {
        if (isPresent("org.flywaydb.core.Flyway")) {
            WithFlyway.run(database, dataSource);
        } else {
            checkTables(database, dataSource);
        }
    }

    static void checkTables(Database database, DataSource dataSource) {
        List<String> missing = new ArrayList<>();
        try (Connection connection = dataSource.getConnection()) {
            for (String file : FILES) {
                String path = database.dialect().folder() + '/' + file;
                if (!hasTables(connection, database.schema(), path)) {
                    missing.add(path);
                }
            }
        } catch (SQLException e) {
            throw Database.failed(e);
        }
        if (!missing.isEmpty()) {
            throw new MfgException(
                    DatabaseError.NO_TABLES,
                    "schema '" + database.schema() + "' lacks tables: run the classpath files " + missing
                            + " in it, or add org.flywaydb:flyway-core to the classpath");
        }
    }

    private static boolean hasTables(Connection connection, String schema, String path) throws SQLException {
        Matcher tables = TABLE.matcher(text(path));
        while (tables.find()) {
            boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
            String table = upper ? tables.group(1).toUpperCase(Locale.ROOT) : tables.group(1);
            try (ResultSet found = connection.getMetaData().getTables(null, schema, table, null)) {
                if (!found.next()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** All the DDL, as a person runs it. */
    static String script(Dialect dialect) {
        return FILES.stream().map(file -> text(dialect.folder() + '/' + file)).collect(Collectors.joining("\n"));
    }

    private static String text(String path) {
        try (InputStream file = Migration.class.getClassLoader().getResourceAsStream(path)) {
            return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPresent(String className) {
        try {
            Class.forName(className, false, Migration.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Loaded only where Flyway is present: it is an optional dependency. */
    private static final class WithFlyway {
        static void run(Database database, DataSource dataSource) {
            Flyway.configure(Migration.class.getClassLoader())
                    .dataSource(dataSource)
                    .schemas(database.schema())
                    .createSchemas(true)
                    .table("mfg_schema_history")
                    .locations("classpath:" + database.dialect().folder())
                    .load()
                    .migrate();
        }
    }
}
