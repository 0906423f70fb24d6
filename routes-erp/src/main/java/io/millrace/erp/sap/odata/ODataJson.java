/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.odata;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.json.CanonicalJson;
import java.io.IOException;

/** The JSON of OData, and what is left of it without OData. */
final class ODataJson {

    /** A page of orders with their operations and components is larger than any message. */
    static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_BYTES)
                    .maxNestingDepth(CanonicalJson.MAX_DEPTH)
                    .build())
            .build());

    private ODataJson() {}

    /** Anything but JSON says nothing. */
    static JsonNode read(byte[] body) {
        try {
            JsonNode json = MAPPER.readTree(body);
            return json == null ? MissingNode.getInstance() : json;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Without {@code __metadata}, deferred links and annotations, and with lists as lists. */
    static JsonNode plain(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode results = object.path("results");
            return results.isArray() ? plain(results) : plainObject(object);
        }
        if (node instanceof ArrayNode list) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            list.forEach(element -> plain.add(plain(element)));
            return plain;
        }
        return node;
    }

    private static ObjectNode plainObject(ObjectNode object) {
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            boolean annotation =
                    field.getKey().startsWith("__") || field.getKey().contains("@");
            if (!annotation && !field.getValue().has("__deferred")) {
                plain.set(field.getKey(), plain(field.getValue()));
            }
        });
        return plain;
    }
}
