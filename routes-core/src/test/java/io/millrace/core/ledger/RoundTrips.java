/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import javax.sql.DataSource;

/** Counts how often a database is asked: each statement or batch that is executed, and each commit. */
final class RoundTrips {

    private final DataSource real;
    private final AtomicInteger made = new AtomicInteger();

    RoundTrips(DataSource real) {
        this.real = real;
    }

    /** Since it was asked last. */
    int made() {
        return made.getAndSet(0);
    }

    DataSource dataSource() {
        return proxy(
                DataSource.class,
                real,
                (method, result) -> result instanceof Connection opened
                        ? proxy(Connection.class, opened, this::ofConnection)
                        : result);
    }

    private Object ofConnection(String method, Object result) {
        made.addAndGet(method.equals("commit") ? 1 : 0);
        return result instanceof PreparedStatement prepared
                ? proxy(PreparedStatement.class, prepared, this::ofStatement)
                : result;
    }

    private Object ofStatement(String method, Object result) {
        made.addAndGet(method.startsWith("execute") ? 1 : 0);
        return result;
    }

    private static <T> T proxy(Class<T> type, T behind, BiFunction<String, Object, Object> after) {
        return type.cast(Proxy.newProxyInstance(
                RoundTrips.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return after.apply(method.getName(), method.invoke(behind, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
