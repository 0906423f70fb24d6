/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.erp.rest.wire.ErpConfirmation;
import io.millrace.erp.rest.wire.ErpCreditStatus;
import io.millrace.erp.rest.wire.ErpDelivery;
import io.millrace.erp.rest.wire.ErpGoodsMovement;
import io.millrace.erp.rest.wire.ErpOrderRequest;
import io.millrace.erp.rest.wire.ErpPart;
import io.millrace.erp.rest.wire.ErpProductionOrders;
import io.millrace.erp.rest.wire.ErpStock;
import io.millrace.erp.rest.wire.ErpStockStatus;
import io.millrace.erp.rest.wire.ErpWorkOrder;
import io.millrace.erp.rest.wire.ErpWorkOrderChange;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published interface of the ERP and the wire records say the same. */
class OpenApiTest {

    private static final JsonNode API = read();

    static Stream<Arguments> records() {
        return Map.ofEntries(
                        Map.entry("Confirmation", ErpConfirmation.class),
                        Map.entry("GoodsMovement", ErpGoodsMovement.class),
                        Map.entry("StockStatus", ErpStockStatus.class),
                        Map.entry("Delivery", ErpDelivery.class),
                        Map.entry("DeliveryLine", ErpDelivery.ErpDeliveryLine.class),
                        Map.entry("WorkOrderChange", ErpWorkOrderChange.class),
                        Map.entry("WorkOrder", ErpWorkOrder.class),
                        Map.entry("Operation", ErpWorkOrder.ErpOperation.class),
                        Map.entry("Component", ErpWorkOrder.ErpComponent.class),
                        Map.entry("Part", ErpPart.class),
                        Map.entry("Stock", ErpStock.class),
                        Map.entry("Balance", ErpStock.ErpBalance.class),
                        Map.entry("CreditStatus", ErpCreditStatus.class),
                        Map.entry("OrderRequest", ErpOrderRequest.class),
                        Map.entry("ProductionOrderList", ErpProductionOrders.class),
                        Map.entry("ProductionOrder", ErpProductionOrders.ErpProductionOrder.class))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyPropertyIsThereAndNoOther(String schema, Class<? extends Record> wire) {
        assertThat(properties(schema).keySet())
                .containsExactlyElementsOf(wireNames(wire).values());
    }

    @ParameterizedTest
    @MethodSource("records")
    void whatMayBeAbsentIsTheSame(String schema, Class<? extends Record> wire) {
        Set<String> required = new HashSet<>();
        schema(schema).path("required").forEach(name -> required.add(name.asText()));
        Map<String, String> names = wireNames(wire);
        Set<String> notNull = Arrays.stream(wire.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(component -> names.get(component.getName()))
                .collect(Collectors.toSet());

        assertThat(required).isEqualTo(notNull);
    }

    @ParameterizedTest
    @MethodSource("records")
    void typesAndWordsAreTheSame(String schema, Class<? extends Record> wire) {
        Map<String, String> names = wireNames(wire);
        for (RecordComponent component : wire.getRecordComponents()) {
            JsonNode property = properties(schema).get(names.get(component.getName()));
            assertThat(type(property)).as(schema + '.' + component.getName()).isEqualTo(type(component.getType()));
            if (component.getType().isEnum()) {
                assertThat(property.path("enum"))
                        .extracting(JsonNode::asText)
                        .containsExactlyElementsOf(
                                Arrays.stream(component.getType().getEnumConstants())
                                        .map(Object::toString)
                                        .toList());
            }
            if (component.getType() == OffsetDateTime.class) {
                assertThat(property.path("format").asText()).isEqualTo("date-time");
            }
        }
    }

    @Test
    void everyReferenceHasItsTarget() {
        assertThat(API.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(API.at(reference.substring(1)).isMissingNode())
                                .isFalse());
    }

    @Test
    void isOpenApi31WithTheWebhook() {
        assertThat(API.path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(API.at("/webhooks/workOrderChanged/post").isMissingNode()).isFalse();
        assertThat(API.path("paths").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "/confirmations",
                        "/goods-movements",
                        "/stock-statuses",
                        "/deliveries",
                        "/work-orders",
                        "/parts",
                        "/stock",
                        "/credit-status",
                        "/production-orders");
    }

    private static JsonNode read() {
        try (InputStream file = OpenApiTest.class.getResourceAsStream("/openapi/millrace-erp.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode schema(String name) {
        return API.path("components").path("schemas").path(name);
    }

    private static Map<String, JsonNode> properties(String schema) {
        return schema(schema).path("properties").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** The names on the wire by those in Java, in the order of the record. */
    private static Map<String, String> wireNames(Class<?> wire) {
        ObjectMapper mapper = CanonicalJson.mapper();
        List<BeanPropertyDefinition> definitions = mapper.getSerializationConfig()
                .introspect(mapper.constructType(wire))
                .findProperties();
        return Arrays.stream(wire.getRecordComponents())
                .collect(Collectors.toMap(
                        RecordComponent::getName,
                        component -> definitions.stream()
                                .filter(definition ->
                                        definition.getInternalName().equals(component.getName()))
                                .findFirst()
                                .orElseThrow()
                                .getName(),
                        (a, b) -> a,
                        LinkedHashMap::new));
    }

    /** The JSON type of a schema, through references and without null. */
    private static String type(JsonNode schema) {
        if (schema.has("$ref")) {
            return type(API.at(schema.path("$ref").asText().substring(1)));
        }
        if (schema.has("anyOf")) {
            return type(schema.path("anyOf").get(0));
        }
        JsonNode type = schema.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText();
    }

    private static String type(Class<?> type) {
        if (type == boolean.class) {
            return "boolean";
        }
        if (type == long.class || type == Integer.class) {
            return "integer";
        }
        if (List.class.isAssignableFrom(type)) {
            return "array";
        }
        boolean text =
                type == String.class || type == BigDecimal.class || type == OffsetDateTime.class || type.isEnum();
        return text ? "string" : "object";
    }
}
