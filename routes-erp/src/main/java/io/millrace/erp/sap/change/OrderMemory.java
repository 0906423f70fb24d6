/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.db.Database;
import io.millrace.core.poll.Watermarks;
import io.millrace.erp.sap.mapping.SapField;
import io.millrace.erp.sap.mapping.SapTime;
import io.millrace.erp.sap.wire.SapOrderChange.Change;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a source has told of. SAP's states say that an order is released, never that it has just become so: the
 * first released state that was told is the release, those after it are changes, and the same state is always the same.
 */
final class OrderMemory {

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
        boolean first = released == null || released.equals(state(order));
        if (closed && first) {
            return null;
        }
        ObjectNode change = CanonicalJson.mapper().createObjectNode();
        change.put("change", (closed ? Change.CLOSED : first ? Change.RELEASED : Change.CHANGED).name());
        return CanonicalJson.write(change.set("order", order));
    }

    /** What {@link #change} has made of an order is durable: from now on it has been released. */
    void told(byte[] change) {
        JsonNode order = CanonicalJson.read(change, JsonNode.class).path("order");
        told.read(name(order), state(order));
    }

    private String name(JsonNode order) {
        return source + ' ' + SapField.number(order.path("ManufacturingOrder").asText());
    }

    private static Instant state(JsonNode order) {
        return SapTime.readInstant(
                "LastChangeDateTime", order.path("LastChangeDateTime").asText());
    }

    /** SAP's flags are an X or nothing. */
    private static boolean isAny(JsonNode order, String... flags) {
        return Stream.of(flags).anyMatch(flag -> order.path(flag).asText("").equals("X"));
    }
}
