/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A database that tells every dispatcher that its lease still stands. */
final class NoFence {

    /** The one question the ledger asks of its fence. */
    private static final String RENEWAL = "UPDATE mfg_dispatcher SET lease_until";

    private interface Then {
        Object of(Object result, Object[] arguments);
    }

    private final DataSource real;
    private final AtomicInteger passed = new AtomicInteger();

    NoFence(DataSource real) {
        this.real = real;
    }

    /** How often it has lied. */
    int letPass() {
        return passed.get();
    }

    DataSource dataSource() {
        return after(
                DataSource.class, real, "getConnection", (connection, none) -> connection((Connection) connection));
    }

    private Connection connection(Connection behind) {
        return after(
                Connection.class,
                behind,
                "prepareStatement",
                (statement, arguments) -> arguments[0].toString().startsWith(RENEWAL)
                        ? after(PreparedStatement.class, (PreparedStatement) statement, "executeUpdate", this::yes)
                        : statement);
    }

    private Object yes(Object rows, Object[] none) {
        passed.addAndGet(rows.equals(0) ? 1 : 0);
        return 1;
    }

    private static <T> T after(Class<T> type, T behind, String name, Then then) {
        return type.cast(Proxy.newProxyInstance(
                NoFence.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object result = method.invoke(behind, arguments);
                        return method.getName().equals(name) ? then.of(result, arguments) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
