/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.json.CanonicalJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The facts of an event as an operator says them: order, operation, lot, item, quantity, plant. */
final class BusinessText {

    private static final Set<String> NAMED = Set.of(
            "workOrder", "operation", "lot", "item", "handlingUnit", "shipment", "hold", "customer", "equipment");

    private BusinessText() {}

    static String of(EventEnvelope envelope, byte[] data) {
        return of(envelope.type().shortName(), envelope.subject(), envelope.plant(), data);
    }

    static String of(StoredDelivery delivery) {
        return of(delivery.typeName(), delivery.subject(), delivery.plant(), delivery.data());
    }

    private static String of(String type, String subject, String plant, byte[] data) {
        List<String> facts = new ArrayList<>();
        facts.add("plant " + plant);
        try {
            collect(CanonicalJson.mapper().readTree(data), facts);
        } catch (JsonProcessingException e) {
            facts.add("data not readable");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
        return type + " of " + subject + " (" + String.join(", ", facts) + ")";
    }

    private static void collect(JsonNode data, List<String> facts) {
        for (Map.Entry<String, JsonNode> field : data.properties()) {
            JsonNode value = field.getValue();
            if (value.hasNonNull("value") && value.hasNonNull("unit")) {
                facts.add(field.getKey()
                        + ' '
                        + value.get("value").asText()
                        + ' '
                        + value.get("unit").asText());
            } else if (NAMED.contains(field.getKey()) && value.isValueNode() && !value.isNull()) {
                facts.add(field.getKey() + ' ' + value.asText());
            } else if (value.isObject() && facts.size() < 12) {
                collect(value, facts);
            }
        }
    }
}
