/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import io.millrace.core.db.Dialect;
import org.junit.jupiter.api.Tag;

/** The same as in {@link TrytonIT} with Tryton and the ledger on PostgreSQL. */
@Tag("conformance")
class TrytonPostgresIT extends TrytonIT {

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }
}
