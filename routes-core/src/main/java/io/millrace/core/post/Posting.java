/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.json.CanonicalJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange is about to post, in an operator's words, for example {@code production-confirmed of WO-1001
 * (operation 0020, item FG-200, lot L-900, yield 120 EA, plant ULM) to ERP}.
 */
record Posting(String system, @Nullable EventEnvelope envelope, byte @Nullable [] request) {

    private static final List<String> FACTS =
            List.of("workOrder", "operation", "item", "lot", "shipment", "hold", "quantity", "yield", "scrap");

    static Posting of(Exchange exchange, String system, byte @Nullable [] request) {
        return new Posting(system, exchange.getProperty(EventEnvelope.PROPERTY, EventEnvelope.class), request);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<String> facts = facts();
        if (envelope == null) {
            text.append("posting");
        } else {
            text.append(envelope.type().shortName()).append(" of ").append(envelope.subject());
            facts.add("plant " + envelope.plant());
            facts.add("event " + envelope.id());
        }
        if (!facts.isEmpty()) {
            text.append(" (").append(String.join(", ", facts)).append(')');
        }
        return text.append(" to ").append(system).toString();
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        JsonNode json = parse();
        for (String name : FACTS) {
            JsonNode value = json.path(name);
            boolean said = envelope != null && value.asText().equals(envelope.subject());
            if (value.isValueNode() && !value.isNull() && !said) {
                facts.add(words(name) + ' ' + value.asText() + unit(name, json));
            }
        }
        return facts;
    }

    private static String words(String name) {
        return name.equals("workOrder") ? "order" : name;
    }

    private static String unit(String name, JsonNode json) {
        boolean amount = name.equals("quantity") || name.equals("yield") || name.equals("scrap");
        return amount && json.hasNonNull("unit") ? ' ' + json.path("unit").asText() : "";
    }

    /** A request that is not JSON, or a look-up without one, simply adds no facts. */
    private JsonNode parse() {
        try {
            return request == null
                    ? MissingNode.getInstance()
                    : CanonicalJson.mapper().readTree(request);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
