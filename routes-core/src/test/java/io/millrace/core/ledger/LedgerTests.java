/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.core.db.Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;

/** A ledger with empty tables for each test, on each database. */
abstract class LedgerTests {

    @Parameter
    Dialect dialect;

    LedgerFixture plant;

    @BeforeEach
    void open() throws Exception {
        plant = new LedgerFixture(dialect);
    }

    @AfterEach
    void close() {
        plant.close();
    }
}
