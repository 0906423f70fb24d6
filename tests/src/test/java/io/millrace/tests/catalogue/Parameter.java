/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A parameter of a kamelet, as its definition tells it. */
record Parameter(
        String name,
        String title,
        String description,
        String type,
        @Nullable String defaultValue,
        @Nullable String example,
        List<String> words,
        boolean required,
        boolean password,
        boolean credentials) {

    private static final String CREDENTIALS = "urn:camel:group:credentials";

    static Parameter of(String name, JsonNode definition, boolean required) {
        return new Parameter(
                name,
                definition.path("title").asText(),
                definition.path("description").asText(),
                definition.path("type").asText(),
                text(definition.path("default")),
                text(definition.path("example")),
                texts(definition.path("enum")),
                required,
                definition.path("format").asText().equals("password"),
                texts(definition.path("x-descriptors")).contains(CREDENTIALS));
    }

    private static @Nullable String text(JsonNode value) {
        return value.isMissingNode() ? null : value.asText();
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
