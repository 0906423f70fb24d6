/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.event.EventType;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BreakingChangesTest {

    private final JsonNode released = SchemaGenerator.schema(EventType.WORK_ORDER_RELEASED);

    static Stream<Arguments> changes() {
        return Stream.of(
                change("workOrder.lot: is removed", order -> properties(order).remove("lot")),
                change("workOrder.priority: is removed", order -> {
                    properties(order).set("urgency", properties(order).remove("priority"));
                }),
                change(
                        "workOrder.priority: type was integer, is string",
                        order -> at(order, "/priority").put("type", "string")),
                change(
                        "workOrder.plannedEnd: format was date-time, is date",
                        order -> at(order, "/plannedEnd").put("format", "date")),
                change("workOrder.shift: is newly required", order -> {
                    properties(order).putObject("shift").put("type", "string");
                    ((ArrayNode) order.path("required")).add("shift");
                }),
                change("workOrder.id: is no longer promised", order -> ((ArrayNode) order.path("required")).remove(0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void aBreakingChangeIsFoundAndNamesTheField(String expected, Consumer<ObjectNode> change) {
        ObjectNode now = released.deepCopy();
        change.accept((ObjectNode) now.at("/$defs/WorkOrder"));

        assertThat(BreakingChanges.between(released, now)).containsExactly(expected);
    }

    @Test
    void aChangeInsideAListIsFound() {
        ObjectNode now = released.deepCopy();
        ((ObjectNode) now.at("/$defs/Component/properties")).remove("backflush");

        assertThat(BreakingChanges.between(released, now))
                .containsExactly("workOrder.components[].backflush: is removed");
    }

    @Test
    void aRemovedWordIsFoundAndAnAddedOneIsNot() throws JsonProcessingException {
        JsonNode severity = schema("{'properties':{'s':{'type':'string','enum':['MINOR','MAJOR']}}}");
        JsonNode fewer = schema("{'properties':{'s':{'type':'string','enum':['MAJOR']}}}");

        assertThat(BreakingChanges.between(severity, fewer)).isEqualTo(List.of("s: word MINOR is removed"));
        assertThat(BreakingChanges.between(fewer, severity)).isEmpty();
    }

    @Test
    void aNewOptionalFieldAndAnotherDescriptionAreCompatible() {
        ObjectNode now = released.deepCopy();
        ObjectNode order = (ObjectNode) now.at("/$defs/WorkOrder");
        properties(order).putObject("shift").put("type", "string");
        order.put("description", "said better");

        assertThat(BreakingChanges.between(released, now)).isEmpty();
    }

    private static Arguments change(String expected, Consumer<ObjectNode> change) {
        return Arguments.of(expected, change);
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.path("properties");
    }

    private static ObjectNode at(ObjectNode schema, String field) {
        return (ObjectNode) schema.at("/properties" + field);
    }

    private static JsonNode schema(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text.replace('\'', '"'));
    }
}
