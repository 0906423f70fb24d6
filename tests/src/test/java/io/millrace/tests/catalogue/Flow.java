/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * A flow of an example: one YAML route.
 *
 * @param settings the example's {@code application.properties}
 */
record Flow(Path file, JsonNode route, Properties settings) {

    /** A kamelet as a flow calls it. */
    record Call(String kamelet, String instance, List<String> parameters) {}

    String id() {
        return route.path("id").asText();
    }

    JsonNode from() {
        return route.path("from");
    }

    List<JsonNode> steps() {
        List<JsonNode> steps = new ArrayList<>();
        from().path("steps").forEach(steps::add);
        return steps;
    }

    /** The pairs of data types, {@code from>to}, in their order. */
    List<String> dataTypes() {
        return steps().stream()
                .map(step -> step.path("transformDataType"))
                .filter(step -> !step.isMissingNode())
                .map(step -> step.path("fromType").asText()
                        + '>'
                        + step.path("toType").asText())
                .toList();
    }

    /** The kamelet it starts with, if any, and those it sends to. */
    List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        addCall(calls, from());
        steps().forEach(step -> addCall(calls, step.path("to")));
        return calls;
    }

    private void addCall(List<Call> calls, JsonNode endpoint) {
        String uri =
                endpoint.isTextual() ? endpoint.asText() : endpoint.path("uri").asText();
        if (!uri.startsWith("kamelet:")) {
            return;
        }
        String[] name = uri.substring("kamelet:".length()).split("\\?")[0].split("/");
        String prefix = "camel.kamelet." + name[0] + '.';
        List<String> parameters = new ArrayList<>();
        endpoint.path("parameters").fieldNames().forEachRemaining(parameters::add);
        settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(key.lastIndexOf('.') + 1))
                .forEach(parameters::add);
        calls.add(new Call(name[0], name.length > 1 ? name[1] : "", parameters));
    }

    @Override
    public String toString() {
        return file.getFileName().toString();
    }
}
