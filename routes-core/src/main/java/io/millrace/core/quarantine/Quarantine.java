/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.quarantine;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.db.Database;
import io.millrace.core.db.Stores;
import io.millrace.core.ingest.FailureText;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.quarantine.QuarantineEntry.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that could not become events. A replay sends the bytes through the route of their source kamelet, as if
 * the source had sent them again; whatever they become has the same event ids, so a message that got through in the
 * meantime has no second effect. Also in JMX: {@code io.millrace:type=Quarantine}.
 */
public final class Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);
    private static final String BEAN = "mfgQuarantine";

    private final CamelContext context;
    private final Database database;

    private Quarantine(CamelContext context, Database database) {
        this.context = context;
        this.database = database;
    }

    /** The one quarantine of the application, in its {@link Database}. */
    public static Quarantine of(CamelContext context) {
        return Stores.theOne(context, Quarantine.class, BEAN, () -> {
            Quarantine made = new Quarantine(context, Database.of(context));
            QuarantineManagement.register(context, made);
            return made;
        });
    }

    /** Keeps a message in the transaction of the accept that could not take it. */
    public void store(Connection connection, Poison poison) throws SQLException {
        QuarantineTable.insert(connection, poison);
        LOG.warn("quarantined: {}", poison.text());
    }

    /** Keeps a message; it is durable when this returns. */
    public void store(Poison poison) {
        database.inTransaction(connection -> {
            store(connection, poison);
            return null;
        });
    }

    /** How many messages wait for a person. */
    public long countOpen() {
        return database.inTransaction(QuarantineTable::countOpen);
    }

    /** The oldest messages of a state, at most {@code limit}. */
    public List<QuarantineEntry> find(State state, int limit) {
        return database.inTransaction(connection -> QuarantineTable.find(connection, state, limit));
    }

    /**
     * The message as it came.
     *
     * @throws MfgException {@code NOT_FOUND}
     */
    public RawInput raw(long id) {
        return database.inTransaction(connection -> QuarantineTable.raw(connection, id))
                .orElseThrow(() -> new MfgException(QuarantineError.NOT_FOUND, "quarantined message " + id));
    }

    /**
     * Sends the message as it came through its route again: after the mapping, the master data or the target was
     * corrected.
     *
     * @param actor who does it
     * @param reason why, for whoever asks later
     * @throws MfgException {@code REPLAY_FAILED}, and the message stays open; {@code NOT_FOUND}, {@code NOT_OPEN},
     *     {@code NO_ROUTE}, {@code NO_ACTOR}
     */
    public void replay(long id, String actor, String reason) {
        checkActor(actor, reason);
        checkOpen(id);
        RawInput input = raw(id);
        run(id, input);
        close(id, State.REPLAYED, actor, reason);
    }

    /**
     * Replays the oldest open messages of one code, in the order they came: after a mapping or a code table was
     * corrected. It ends at the first that fails again.
     *
     * @param limit at most so many
     * @return how many got through
     * @throws MfgException as {@link #replay} does; those before it stay replayed
     */
    public int replayAll(String code, int limit, String actor, String reason) {
        List<Long> ids = database.inTransaction(connection -> QuarantineTable.openWith(connection, code, limit));
        ids.forEach(id -> replay(id, actor, reason));
        return ids.size();
    }

    /**
     * Sends other bytes in the message's place, with its context.
     *
     * @throws MfgException as {@link #replay} does
     */
    public void replayCorrected(long id, byte[] corrected, String actor, String reason) {
        checkActor(actor, reason);
        checkOpen(id);
        RawInput input = raw(id);
        run(id, new RawInput(corrected, input.contentType(), input.context(), input.routeId()));
        close(id, State.REPLAYED, actor, "corrected: " + reason);
    }

    /**
     * Closes a message that nobody needs. Its bytes are kept.
     *
     * @throws MfgException {@code NOT_FOUND}, {@code NOT_OPEN}, {@code NO_ACTOR}
     */
    public void discard(long id, String actor, String reason) {
        checkActor(actor, reason);
        raw(id);
        close(id, State.DISCARDED, actor, reason);
    }

    private void run(long id, RawInput input) {
        Route route = input.routeId() == null ? null : context.getRoute(input.routeId());
        if (route == null) {
            throw new MfgException(
                    QuarantineError.NO_ROUTE, "message " + id + " came in by route '" + input.routeId() + "'");
        }
        Exchange exchange = route.getEndpoint().createExchange();
        exchange.getExchangeExtension().setFromRouteId(route.getRouteId());
        exchange.getMessage().setBody(input.bytes());
        input.context().forEach(exchange.getMessage()::setHeader);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, input.contentType());
        input.replayOn(exchange);
        try {
            route.getProcessor().process(exchange);
        } catch (Exception failure) {
            exchange.setException(failure);
        }
        Exception failure = exchange.getException();
        if (failure != null) {
            throw new MfgException(
                    QuarantineError.REPLAY_FAILED, "message " + id + ": " + FailureText.of(input, failure), failure);
        }
    }

    private void checkOpen(long id) {
        database.inTransaction(connection -> QuarantineTable.closedBy(connection, id))
                .ifPresent(closed -> {
                    throw new MfgException(QuarantineError.NOT_OPEN, "message " + id + " was " + closed);
                });
    }

    private void close(long id, State state, String actor, String reason) {
        boolean closed =
                database.inTransaction(connection -> QuarantineTable.close(connection, id, state, actor, reason));
        if (!closed) {
            checkOpen(id);
        }
        LOG.info("message {} {} by {}: {}", id, state, actor, reason);
    }

    private static void checkActor(String actor, String reason) {
        if (actor == null || actor.isBlank() || reason == null || reason.isBlank()) {
            throw new MfgException(QuarantineError.NO_ACTOR, "actor '" + actor + "', reason '" + reason + "'");
        }
    }
}
