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
 *
 * @param facts what the request says beside the event's subject: {@code operation 0020}, {@code lot L-900}
 */
public record Posting(String system, @Nullable EventEnvelope envelope, List<String> facts) {

    private static final List<String> FACTS =
            List.of("workOrder", "operation", "item", "lot", "shipment", "hold", "quantity", "yield", "scrap");

    static Posting of(Exchange exchange, String system, byte @Nullable [] request) {
        EventEnvelope envelope = exchange.getProperty(EventEnvelope.PROPERTY, EventEnvelope.class);
        return new Posting(system, envelope, facts(request, envelope));
    }

    /** A request whose own words only its sink knows. */
    public static Posting of(Exchange exchange, String system, List<String> facts) {
        return new Posting(system, exchange.getProperty(EventEnvelope.PROPERTY, EventEnvelope.class), facts);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        List<String> all = new ArrayList<>(facts);
        if (envelope == null) {
            text.append("posting");
        } else {
            text.append(envelope.type().shortName()).append(" of ").append(envelope.subject());
            all.add("plant " + envelope.plant());
            all.add("event " + envelope.id());
        }
        if (!all.isEmpty()) {
            text.append(" (").append(String.join(", ", all)).append(')');
        }
        return text.append(" to ").append(system).toString();
    }

    private static List<String> facts(byte @Nullable [] request, @Nullable EventEnvelope envelope) {
        List<String> facts = new ArrayList<>();
        JsonNode json = parse(request);
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
    private static JsonNode parse(byte @Nullable [] request) {
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
