/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.erpapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** The API's document. Its schemas are JSON Schema 2020-12, as in every OpenAPI 3.1. */
final class Contract {

    private static final String DOCUMENT = "openapi/erp-api.yaml";

    private final JsonNode document;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    Contract() throws IOException {
        try (InputStream file = Contract.class.getResourceAsStream("/" + DOCUMENT)) {
            document = new ObjectMapper(new YAMLFactory()).readTree(file);
        }
    }

    /** What is wrong with an answer: its status, its type, its body. */
    List<String> problems(String path, String method, int status, String contentType, String body) throws IOException {
        JsonNode responses = document.path("paths").path(path).path(method).path("responses");
        JsonNode response = responses.has(Integer.toString(status))
                ? responses.path(Integer.toString(status))
                : resolved(responses.path("default"));
        JsonNode schema = response.path("content").path(contentType).path("schema");
        if (schema.isMissingNode()) {
            return List.of(method + ' ' + path + " may not answer " + status + ' ' + contentType);
        }
        String pointer = schema.path("$ref").asText().substring(1);
        Set<ValidationMessage> found = schemas.getSchema(SchemaLocation.of("classpath:" + DOCUMENT + '#' + pointer))
                .validate(new ObjectMapper().readTree(body));
        return found.stream().map(ValidationMessage::getMessage).toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
