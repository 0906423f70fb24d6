/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.millrace.core.db.Dialect;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A test with a Tryton of its own, whose books are the witness, and for each case a plant that posts to it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RealTryton {

    TrytonProcess server;
    Books books;
    Company company;
    LocalPlant plant;

    /** Whose databases Tryton has, and Millrace that is killed: SQLite and H2, or PostgreSQL. */
    Dialect dialect() {
        return Dialect.H2;
    }

    @BeforeAll
    void startServer() throws Exception {
        boolean needed = "true".equals(System.getenv("CI"));
        assumeThat(needed || TrytonProcess.isInstalled())
                .as("a Tryton server: apt-get install tryton-server tryton-modules-production-work"
                        + " tryton-modules-production-routing tryton-modules-stock-lot tryton-modules-purchase"
                        + " python3-psycopg2")
                .isTrue();
        server = new TrytonProcess(dialect() == Dialect.POSTGRESQL);
        server.start();
        books = new Books(server.url(), "admin", TrytonProcess.PASSWORD);
        company = new Company(books);
    }

    @AfterAll
    void stopServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        plant = new LocalPlant(server.url());
    }

    @AfterEach
    void stop() {
        plant.close();
    }
}
