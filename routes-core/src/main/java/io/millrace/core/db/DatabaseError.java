/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.db;

import io.millrace.canonical.error.ErrorCode;

/** What can be wrong with the database that keeps the accepted events. */
public enum DatabaseError implements ErrorCode {
    NOT_FOUND("MFG-DB-001", "There is no database for Millrace", "Bind one DataSource, or a Database bean"),
    NOT_SUPPORTED("MFG-DB-002", "The database is neither PostgreSQL nor H2", "Use PostgreSQL or H2"),
    NOT_DURABLE(
            "MFG-DB-003",
            "The database would lose accepted events when the machine stops",
            "H2: add WRITE_DELAY=0 to the URL; PostgreSQL: turn fsync and synchronous_commit on"),
    NO_TABLES("MFG-DB-004", "The tables of Millrace are missing", "Run the DDL files, or add Flyway to the classpath"),
    FAILED("MFG-DB-005", "A transaction failed", "Look at the database; nothing of the transaction was kept"),
    OVERLOADED("MFG-DB-006", "The database is slower than what arrives", "The source sends again; look at the disk"),
    CLOSED("MFG-DB-007", "The writer is closed", "The application is stopping; the source sends again");

    private final String code;
    private final String meaning;
    private final String action;

    DatabaseError(String code, String meaning, String action) {
        this.code = code;
        this.meaning = meaning;
        this.action = action;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String meaning() {
        return meaning;
    }

    @Override
    public String action() {
        return action;
    }
}
