/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A kamelet of the library.
 *
 * @param module the folder of its module, {@code routes-erp}
 * @param text the file as it is written
 */
record Kamelet(String module, Path file, String text, JsonNode document) {

    String name() {
        return document.at("/metadata/name").asText();
    }

    String type() {
        return document.at("/metadata/labels/camel.apache.org~1kamelet.type").asText();
    }

    String annotation(String name) {
        return document.at("/metadata/annotations/camel.apache.org~1" + name).asText();
    }

    String title() {
        return document.at("/spec/definition/title").asText();
    }

    String description() {
        return document.at("/spec/definition/description").asText().strip();
    }

    List<Parameter> parameters() {
        List<String> required = Parameter.texts(document.at("/spec/definition/required"));
        List<Parameter> parameters = new ArrayList<>();
        document.at("/spec/definition/properties")
                .properties()
                .forEach(property -> parameters.add(
                        Parameter.of(property.getKey(), property.getValue(), required.contains(property.getKey()))));
        return parameters;
    }

    List<Parameter> requiredParameters() {
        return parameters().stream().filter(Parameter::required).toList();
    }

    /** What a flow hands to a sink, or gets from a source: {@code erp:confirmation}. */
    String dataType() {
        return dataTypes().path("default").asText();
    }

    String dataTypeDescription() {
        return dataTypes().path("types").path(dataType()).path("description").asText();
    }

    /** What an action makes of what it takes, {@code answer:stock}; empty if it hands that on. */
    String answer() {
        return type().equals("action")
                ? document.at("/spec/dataTypes/out/default").asText()
                : "";
    }

    String answerDescription() {
        return document.at("/spec/dataTypes/out/types")
                .path(answer())
                .path("description")
                .asText();
    }

    private JsonNode dataTypes() {
        return document.at("/spec/dataTypes/" + (type().equals("source") ? "out" : "in"));
    }

    List<String> dependencies() {
        return Parameter.texts(document.at("/spec/dependencies"));
    }

    JsonNode template() {
        return document.at("/spec/template");
    }

    List<JsonNode> beans() {
        return StreamSupport.stream(template().path("beans").spliterator(), false)
                .toList();
    }

    /** The classes of its beans. */
    Stream<String> beanClasses() {
        return beans().stream().map(bean -> bean.path("type").asText().replace("#class:", ""));
    }

    @Override
    public String toString() {
        return name();
    }
}
