/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.error.MfgException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Dialect.class)
class DatabaseTest {

    @Parameter
    Dialect dialect;

    private TestDatabase test;

    @BeforeEach
    void open() {
        test = TestDatabase.withoutTables(dialect);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void recognisesTheDialectAndMakesTheTablesOnce() {
        assertThat(test.database().dialect()).isEqualTo(dialect);
        test.database().migrate();
        test.database().migrate();
        Migration.checkTables(test.database(), test.dataSource());
        assertThat(targets()).isEmpty();
    }

    @Test
    void withoutFlywayMissingTablesAreNamedWithTheirFile() {
        assertThatThrownBy(() -> Migration.checkTables(test.database(), test.dataSource()))
                .isInstanceOf(MfgException.class)
                .hasMessageContaining("MFG-DB-004")
                .hasMessageContaining(dialect.folder() + "/V1__ledger.sql");
    }

    @Test
    void aTransactionIsKeptWholeOrNotAtAll() {
        test.database().migrate();
        assertThatThrownBy(() -> test.database().inTransaction(connection -> {
                    insert(connection, "erp");
                    throw new IllegalStateException("after the insert");
                }))
                .hasMessage("after the insert");
        assertThat(targets()).isEmpty();

        assertThatThrownBy(() -> test.database().inTransaction(connection -> {
                    insert(connection, "erp");
                    insert(connection, "erp");
                    return null;
                }))
                .hasMessageContaining("MFG-DB-005 SQL state 23505");
        assertThat(targets()).isEmpty();
    }

    @Test
    void manyRowsAreOneStatement() {
        test.database().migrate();
        BatchInsert rows = new BatchInsert(
                "mfg_target",
                "target VARCHAR",
                "open_count BIGINT",
                "stop_text VARCHAR",
                "stopped_at TIMESTAMP WITH TIME ZONE");
        java.time.OffsetDateTime at = java.time.OffsetDateTime.parse("2026-11-23T07:00:00.123+01:00");
        rows.row("erp", 3L, null, at).row("wms", 4L, "a \"quoted\", {text} \\ of a person", null);
        test.database().inTransaction(connection -> {
            rows.execute(connection);
            return null;
        });
        assertThat(targets()).containsExactly("erp 3 null true", "wms 4 a \"quoted\", {text} \\ of a person false");
    }

    @Test
    void theApplicationsDatabaseIsMadeOnceFromItsDataSource() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThatThrownBy(() -> Database.of(context)).hasMessageContaining("MFG-DB-001");
            context.getRegistry().bind("dataSource", DataSource.class, test.dataSource());
            context.getPropertiesComponent().addInitialProperty("mfg.db.schema", "of_the_application");
            Database made = Database.of(context);
            assertThat(Database.of(context)).isSameAs(made);
            assertThat(made.schema()).isEqualTo("of_the_application");
            Migration.checkTables(made, test.dataSource());
        }
    }

    @Test
    void aConnectionGoesBackAsItCame() throws SQLException {
        test.database().migrate();
        test.database().inTransaction(connection -> insert(connection, "erp"));
        try (Connection connection = test.dataSource().getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getSchema()).isEqualToIgnoringCase("public");
        }
    }

    /** Of one data source: each writes its own. */
    @Test
    void severalSchemasAreKeptApart() {
        Database other = new Database(test.dataSource(), test.database().schema() + "_other");
        test.database().migrate();
        test.database().inTransaction(connection -> insert(connection, "erp"));
        other.migrate();
        other.inTransaction(connection -> insert(connection, "wms"));
        test.database().inTransaction(connection -> insert(connection, "mes"));
        assertThat(targets()).hasSize(2);
        other.inTransaction(connection -> insert(connection, "erp"));
    }

    /** The naive way: a URL as every tutorial writes it loses acknowledged commits (RELIABILITY F3). */
    @Test
    void aDatabaseThatLosesCommitsIsRefused(@TempDir Path folder) throws SQLException {
        if (dialect == Dialect.H2) {
            JdbcDataSource naive = new JdbcDataSource();
            naive.setURL("jdbc:h2:file:" + folder.resolve("naive"));
            assertThatThrownBy(() -> new Database(naive, "millrace"))
                    .hasMessageContaining("MFG-DB-003")
                    .hasMessageContaining("WRITE_DELAY is 500");
            assertThat(new Database(naive, "millrace", true).dialect()).isEqualTo(Dialect.H2);
        } else {
            try (Connection connection = test.dataSource().getConnection()) {
                assertThat(dialect.lossySetting(connection)).isNull();
                connection.createStatement().execute("SET synchronous_commit TO off");
                assertThat(dialect.lossySetting(connection)).isEqualTo("synchronous_commit is off");
                connection.createStatement().execute("SET synchronous_commit TO on");
            }
        }
    }

    private static int insert(Connection connection, String target) throws SQLException {
        return connection.createStatement().executeUpdate("INSERT INTO mfg_target (target) VALUES ('" + target + "')");
    }

    private List<String> targets() {
        return test.database().inTransaction(connection -> {
            List<String> found = new java.util.ArrayList<>();
            ResultSet rows = connection.createStatement().executeQuery("SELECT * FROM mfg_target ORDER BY target");
            while (rows.next()) {
                found.add(rows.getString("target")
                        + ' '
                        + rows.getLong("open_count")
                        + ' '
                        + rows.getString("stop_text")
                        + ' '
                        + (rows.getObject("stopped_at") != null));
            }
            return found;
        });
    }
}
