/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.event.Event;
import io.millrace.core.ingest.RecordingSink;
import java.sql.Connection;
import java.sql.SQLException;

/** The step of {@code mfg-posting-rules-sink}: what events say about orders and lots is durable after it. */
public final class PostingRulesSink extends RecordingSink<Said> {

    private RuleBook book;

    public PostingRulesSink() {
        super("millrace-rules", RuleError.NOT_AN_EVENT);
    }

    @Override
    protected void doStart() throws Exception {
        book = RuleBook.of(getCamelContext());
        super.doStart();
    }

    @Override
    protected Said nothing() {
        return new Said();
    }

    @Override
    protected void add(Said said, Event<?> event) {
        said.add(event);
    }

    @Override
    protected void record(Connection connection, Said said) throws SQLException {
        book.record(connection, said);
    }
}
