/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.event.Event;
import io.millrace.core.ingest.RecordingSink;
import java.sql.Connection;
import java.sql.SQLException;

/** The step of {@code mfg-fence-sink}: what events say about holds and genealogy is durable and in force after it. */
public final class FenceSink extends RecordingSink<FenceSink.Said> {

    /** What one exchange brings. */
    static final class Said {
        private final Facts facts = new Facts();
        private volatile boolean opened;
    }

    private Fence fence;

    public FenceSink() {
        super("millrace-fence", FenceError.NOT_AN_EVENT);
    }

    @Override
    protected void doStart() throws Exception {
        fence = Fence.of(getCamelContext());
        super.doStart();
    }

    @Override
    protected Said nothing() {
        return new Said();
    }

    @Override
    protected void add(Said said, Event<?> event) {
        said.facts.add(event);
    }

    @Override
    protected void record(Connection connection, Said said) throws SQLException {
        said.opened = fence.record(connection, said.facts);
    }

    @Override
    protected void recorded(Said said) {
        if (said.opened) {
            fence.opened();
        }
    }
}
