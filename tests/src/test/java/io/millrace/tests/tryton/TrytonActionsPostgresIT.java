/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import io.millrace.core.db.Dialect;
import org.junit.jupiter.api.Tag;

/** The same as in {@link TrytonActionsIT} with Tryton on PostgreSQL. */
@Tag("conformance")
class TrytonActionsPostgresIT extends TrytonActionsIT {

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }
}
