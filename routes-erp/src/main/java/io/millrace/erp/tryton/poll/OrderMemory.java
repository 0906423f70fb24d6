/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.poll;

import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.db.Database;
import io.millrace.core.poll.Watermarks;
import io.millrace.erp.tryton.wire.TrytonWorkOrder;
import io.millrace.erp.tryton.wire.TrytonWorkOrder.Change;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * When each content of an order was first told, in the database. Tryton does not tell what changed, and writes an order
 * too when something is booked to it: an order whose content is as it was last told is told with the same words. Its
 * first content is its release, every later one a change.
 */
final class OrderMemory {

    private static final Duration LEAST = Duration.of(1, ChronoUnit.MICROS);
    private static final OffsetDateTime WHENEVER = Instant.EPOCH.atOffset(ZoneOffset.UTC);

    private static final String RELEASED = " first";

    private final Watermarks told;
    private final String source;

    /** @param source what tells of orders: each source tells all of them */
    OrderMemory(Database database, String source) {
        this.told = new Watermarks(database);
        this.source = source;
    }

    TrytonWorkOrder asTold(TrytonWorkOrder order) {
        Instant changed = order.changedAt().toInstant();
        String number = source + ' ' + order.number();
        Instant released = told.find(number + RELEASED);
        Instant last = told.read(number, changed.minus(LEAST));
        // An order's lines change without the order being written: what is told later has a later time all the same.
        Instant next = changed.isAfter(last) ? changed : last.plus(LEAST);
        String same = number + ' ' + content(order);
        Instant at = told.read(same, next);
        if (at.isBefore(last)) {
            // It was so before, and another since then.
            at = next;
            told.advance(same, at);
        }
        told.advance(number, at);
        boolean closed = order.change() == Change.CLOSED;
        Change change =
                closed ? Change.CLOSED : released == null || at.equals(released) ? Change.RELEASED : Change.CHANGED;
        return OrderReader.with(order, change, at.atOffset(ZoneOffset.UTC));
    }

    /** The order is durable as it was told: from now on it has been released. */
    void released(TrytonWorkOrder order) {
        told.read(source + ' ' + order.number() + RELEASED, order.changedAt().toInstant());
    }

    private static String content(TrytonWorkOrder order) {
        if (order.change() == Change.CLOSED) {
            return "closed";
        }
        TrytonWorkOrder content = OrderReader.with(order, Change.RELEASED, WHENEVER);
        return DeterministicId.of(new String(CanonicalJson.write(content), StandardCharsets.UTF_8));
    }
}
