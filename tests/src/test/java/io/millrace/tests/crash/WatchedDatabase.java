/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A process's way to its database: somebody makes its commits for it. A dead process gets nothing of the database. */
final class WatchedDatabase {

    /** Makes a commit, and knows what it is of. */
    interface Commits {
        void make(Connection connection) throws SQLException;
    }

    private interface Call {
        @Nullable
        Object run(Method method, Object @Nullable [] arguments) throws ReflectiveOperationException, SQLException;
    }

    private WatchedDatabase() {}

    static DataSource of(DataSource real, Fuse fuse, Commits commits) {
        return proxy(DataSource.class, (method, arguments) -> {
            if (method.getName().equals("getConnection")) {
                refuseIfDead(fuse);
                return connection(real.getConnection(), commits);
            }
            return method.invoke(real, arguments);
        });
    }

    private static Connection connection(Connection real, Commits commits) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit")) {
                commits.make(real);
                return null;
            }
            return method.invoke(real, arguments);
        });
    }

    static void refuseIfDead(Fuse fuse) throws SQLException {
        if (fuse.isBlown()) {
            throw new SQLException("the process is dead", "08003");
        }
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        return call.run(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
