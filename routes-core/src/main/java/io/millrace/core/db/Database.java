/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import io.millrace.canonical.error.MfgException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The integrator's {@code DataSource} with a schema of Millrace's own in it. Every transaction sees the tables of that
 * schema by their plain names.
 */
public final class Database {

    /** What a transaction does. It commits nothing and closes no connection itself. */
    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final String BEAN = "mfgDatabase";

    private final DataSource dataSource;
    private final String schema;
    private final Dialect dialect;

    /**
     * Refuses a database that would lose acknowledged commits.
     *
     * @param schema lower-case letters, digits and underscores
     */
    public Database(DataSource dataSource, String schema) {
        this(dataSource, schema, false);
    }

    /** @param allowLossy only warns where the database would lose acknowledged commits: for tests, never for a plant */
    public Database(DataSource dataSource, String schema, boolean allowLossy) {
        if (!NAME.matcher(schema).matches()) {
            throw new MfgException(DatabaseError.NO_TABLES, "'" + schema + "' is not a name of a schema");
        }
        this.dataSource = dataSource;
        this.schema = schema;
        this.dialect = checked(allowLossy);
    }

    private Dialect checked(boolean allowLossy) {
        try (Connection connection = dataSource.getConnection()) {
            Dialect found = Dialect.of(connection);
            String lossy = found.lossySetting(connection);
            if (lossy != null && !allowLossy) {
                throw new MfgException(
                        DatabaseError.NOT_DURABLE, "accepted events would be lost when the machine stops: " + lossy);
            }
            if (lossy != null) {
                LOG.warn("{} {}", DatabaseError.NOT_DURABLE.code(), lossy);
            }
            return found;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * The one database of the application: the bean of this type, else one made from the only {@code DataSource} with the
     * properties {@code mfg.db.schema} (millrace) and {@code mfg.db.allowLossy} (false). The tables are there afterwards.
     */
    public static Database of(CamelContext context) {
        synchronized (context) {
            Set<Database> found = context.getRegistry().findByType(Database.class);
            if (found.size() == 1) {
                return found.iterator().next();
            }
            DataSource dataSource = context.getRegistry().findSingleByType(DataSource.class);
            if (dataSource == null || found.size() > 1) {
                throw new MfgException(
                        DatabaseError.NOT_FOUND,
                        "expected one Database bean or one DataSource bean in the registry, found " + found.size()
                                + " and "
                                + context.getRegistry()
                                        .findByType(DataSource.class)
                                        .size());
            }
            Database made = new Database(
                    dataSource,
                    property(context, "mfg.db.schema", "millrace"),
                    Boolean.parseBoolean(property(context, "mfg.db.allowLossy", "false")));
            made.migrate();
            context.getRegistry().bind(BEAN, made);
            return made;
        }
    }

    private static String property(CamelContext context, String name, String otherwise) {
        return context.getPropertiesComponent().resolveProperty(name).orElse(otherwise);
    }

    public Dialect dialect() {
        return dialect;
    }

    public String schema() {
        return schema;
    }

    /** Makes or upgrades the tables with Flyway where it is on the classpath; else checks that they are there. */
    public void migrate() {
        Migration.run(this, dataSource);
    }

    /**
     * Runs the work in one transaction: all of it is kept, or nothing.
     *
     * @throws MfgException {@link DatabaseError#FAILED} if the database failed; what the work itself throws otherwise
     */
    public <T> T inTransaction(Work<T> work) {
        try (Transaction transaction = Transaction.begin(dataSource, dialect, schema)) {
            T result = work.run(transaction.connection());
            transaction.commit();
            return result;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Begins a transaction that outlives this call: whoever asked for it closes it. */
    public Transaction begin() {
        try {
            return Transaction.begin(dataSource, dialect, schema);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** What the database failed with, in the library's words. */
    public static MfgException failed(SQLException e) {
        return new MfgException(DatabaseError.FAILED, "SQL state " + e.getSQLState() + ": " + e.getMessage(), e);
    }
}
