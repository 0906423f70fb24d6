/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.ReadError;
import io.millrace.erp.poll.ChangePage;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to {@code GET /work-orders?changedSince=...&limit=...}: {@code {"workOrders": [...]}}, oldest change first,
 * each a work order with {@code eventId}, {@code change} and {@code changedAt} beside its own fields.
 */
final class WorkOrderPage {

    private static final List<String> OF_THE_CHANGE = List.of("eventId", "change", "changedAt");

    private WorkOrderPage() {}

    /**
     * Each change in the form of the webhook, so that both ways of hearing are one from here on; one that cannot be read
     * is found when it is mapped.
     *
     * @throws MfgException {@link ReadError#UNREADABLE} or {@link ReadError#STUCK}
     */
    static ChangePage read(byte[] answer, Instant since, int limit) {
        JsonNode orders = tree(answer).path("workOrders");
        if (!orders.isArray()) {
            throw new MfgException(ReadError.UNREADABLE, "the answer has no list workOrders");
        }
        List<byte[]> changes = new ArrayList<>();
        Instant end = since;
        for (JsonNode order : orders) {
            Instant changedAt = changedAt(order);
            end = changedAt != null && changedAt.isAfter(end) ? changedAt : end;
            changes.add(CanonicalJson.write(order instanceof ObjectNode object ? asWebhook(object) : order));
        }
        boolean full = changes.size() >= limit;
        if (full && !end.isAfter(since)) {
            throw new MfgException(ReadError.STUCK, changes.size() + " work orders changed at " + end);
        }
        return new ChangePage(changes, end, full);
    }

    private static JsonNode tree(byte[] answer) {
        try {
            return CanonicalJson.mapper().readTree(answer);
        } catch (IOException e) {
            throw new MfgException(ReadError.UNREADABLE, "the answer is not JSON", e);
        }
    }

    private static JsonNode asWebhook(ObjectNode order) {
        ObjectNode change = order.objectNode();
        for (String field : OF_THE_CHANGE) {
            JsonNode value = order.remove(field);
            if (value != null) {
                change.set(field, value);
            }
        }
        return change.set("workOrder", order);
    }

    private static @Nullable Instant changedAt(JsonNode order) {
        try {
            return OffsetDateTime.parse(order.path("changedAt").asText()).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
