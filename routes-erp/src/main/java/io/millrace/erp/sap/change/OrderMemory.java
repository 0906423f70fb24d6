/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.db.Database;
import io.millrace.core.poll.Watermarks;
import io.millrace.erp.sap.mapping.SapField;
import io.millrace.erp.sap.mapping.SapTime;
import io.millrace.erp.sap.wire.SapOrderChange.Change;
import io.millrace.erp.sap.wire.SapProductionOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a source has told of. SAP's states say that an order is released, never that it has just become so: the
 * first released state that was told is the release, those after it are changes, and the same state is always the same.
 *
 * <p>SAP says to the second when an order last changed, so a second may have several states. All sources together
 * remember which one they have seen first; it is known by its second alone, another one by its content, too.
 */
final class OrderMemory {

    private static final Duration LEAST = Duration.of(1, ChronoUnit.MICROS);

    private final Watermarks told;
    private final String source;

    /** @param source what tells of orders: each source tells all of them */
    private OrderMemory(Database database, String source) {
        this.told = new Watermarks(database);
        this.source = source;
    }

    /** The memory of the source that the exchange comes from. */
    static OrderMemory of(Exchange exchange) {
        return new OrderMemory(Database.of(exchange.getContext()), "sap-order " + exchange.getFromRouteId());
    }

    /** The order as the wire record is read from it; null if there is nothing to tell of it. */
    byte @Nullable [] change(JsonNode order) {
        boolean closed = isAny(
                order, "OrderIsTechnicallyCompleted", "OrderIsClosed", "OrderIsDeleted", "OrderIsMarkedForDeletion");
        if (!closed && !isAny(order, "OrderIsReleased", "OrderIsPartiallyReleased")) {
            return null;
        }
        Instant released = told.find(name(order));
        if (closed && released == null) {
            return null;
        }
        Instant state = state(order, closed);
        boolean first = released == null || released.equals(state);
        ObjectNode change = CanonicalJson.mapper().createObjectNode();
        change.put("change", (closed ? Change.CLOSED : first ? Change.RELEASED : Change.CHANGED).name());
        if (!closed && !state.equals(changedAt(order))) {
            change.put("another", content(order));
        }
        return CanonicalJson.write(change.set("order", order));
    }

    /** What {@link #change} has made of an order is durable: from now on it has been released. */
    void told(byte[] told) {
        JsonNode change = CanonicalJson.read(told, JsonNode.class);
        JsonNode order = change.path("order");
        boolean closed = change.path("change").asText().equals(Change.CLOSED.name());
        this.told.read(name(order), state(order, closed));
    }

    private String name(JsonNode order) {
        return source + ' ' + number(order);
    }

    private static String number(JsonNode order) {
        return SapField.number(order.path("ManufacturingOrder").asText());
    }

    /** When SAP last changed the order; a little later for what is not the first state of that second. */
    private Instant state(JsonNode order, boolean closed) {
        Instant changed = changedAt(order);
        String states = "sap-order-state " + order.path("ProductionPlant").asText() + ' ' + number(order);
        Instant latest = told.read(states, changed.minus(LEAST));
        Instant next = changed.isAfter(latest) ? changed : latest.plus(LEAST);
        Instant state = told.read(states + ' ' + (closed ? "closed " + changed : content(order)), next);
        told.advance(states, state);
        return state;
    }

    private static Instant changedAt(JsonNode order) {
        return SapTime.readInstant(
                "LastChangeDateTime", order.path("LastChangeDateTime").asText());
    }

    /** Of what is told of the order; SAP counts in it what is booked, too. */
    private static String content(JsonNode order) {
        byte[] all = CanonicalJson.write(order);
        try {
            return hash(CanonicalJson.write(CanonicalJson.read(all, SapProductionOrder.class)));
        } catch (MfgException unreadable) {
            // whoever maps it says so
            return hash(all);
        }
    }

    private static String hash(byte[] content) {
        return DeterministicId.of(new String(content, StandardCharsets.UTF_8));
    }

    /** SAP's flags are an X or nothing. */
    private static boolean isAny(JsonNode order, String... flags) {
        return Stream.of(flags).anyMatch(flag -> order.path(flag).asText("").equals("X"));
    }
}
