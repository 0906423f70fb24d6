/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.schema;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.value.Check;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.Id;
import io.millrace.canonical.value.UnitOfMeasure;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON Schema 2020-12 of an event's record: what {@code CanonicalJson} writes, described by the Javadoc. */
final class SchemaGenerator {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private SchemaGenerator() {}

    static ObjectNode schema(EventType type) {
        SchemaGenerator generator = new SchemaGenerator();
        ObjectNode schema = JSON.objectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", type.dataSchema())
                .put("title", type.shortName());
        schema.setAll(generator.record(type.dataClass()));
        ObjectNode definitions = schema.putObject("$defs");
        generator.definitions.forEach(definitions::set);
        return schema;
    }

    private ObjectNode record(Class<?> type) {
        Javadoc javadoc = Javadoc.of(type);
        ObjectNode schema = JSON.objectNode().put("type", "object").put("description", javadoc.text());
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode property = value(component.getGenericType());
            javadoc.parameter(component.getName()).ifPresent(text -> property.put("description", text));
            properties.set(component.getName(), property);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        return schema;
    }

    private ObjectNode value(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            ObjectNode schema = JSON.objectNode().put("type", "array");
            schema.set("items", value(list.getActualTypeArguments()[0]));
            return schema;
        }
        Class<?> kind = (Class<?>) type;
        ObjectNode simple = simple(kind);
        return simple == null ? reference(kind) : simple;
    }

    private static @Nullable ObjectNode simple(Class<?> kind) {
        if (kind == String.class) {
            return string().put("maxLength", Check.MAX_TEXT);
        } else if (kind == boolean.class) {
            return JSON.objectNode().put("type", "boolean");
        } else if (kind == int.class || kind == long.class) {
            return JSON.objectNode().put("type", "integer");
        } else if (kind == BigDecimal.class) {
            return JSON.objectNode().put("type", "number");
        } else if (kind == OffsetDateTime.class) {
            return string().put("format", "date-time");
        } else if (kind == LocalDate.class) {
            return string().put("format", "date");
        } else if (kind == Duration.class) {
            return string().put("format", "duration");
        }
        return null;
    }

    private ObjectNode reference(Class<?> kind) {
        String name = kind.getSimpleName();
        if (!definitions.containsKey(name)) {
            definitions.put(name, JSON.objectNode());
            definitions.put(name, definition(kind));
        }
        return JSON.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode definition(Class<?> kind) {
        String description = Javadoc.of(kind).text();
        if (Id.class.isAssignableFrom(kind)) {
            return string().put("description", description)
                    .put("minLength", 1)
                    .put("maxLength", Id.MAX_LENGTH)
                    .put("pattern", "^\\S(.*\\S)?$");
        } else if (kind == EquipmentPath.class) {
            return string().put("description", description).put("pattern", "^(/[A-Za-z0-9._-]{1,40}){1,8}$");
        } else if (kind == UnitOfMeasure.class) {
            return string().put("description", description).put("pattern", "^[A-Z0-9]{2,3}$");
        } else if (kind == EventType.class) {
            return string().put("description", description).put("pattern", "^io\\.millrace\\.[a-z.-]+\\.v[0-9]+$");
        } else if (kind.isEnum()) {
            ObjectNode schema = string().put("description", description);
            ArrayNode words = schema.putArray("enum");
            for (Object word : kind.getEnumConstants()) {
                words.add(word.toString());
            }
            return schema;
        } else if (kind.isRecord() && !hasJsonValue(kind)) {
            return record(kind);
        }
        throw new IllegalStateException("no schema for " + kind);
    }

    private static boolean hasJsonValue(Class<?> record) {
        return record.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private static ObjectNode string() {
        return JSON.objectNode().put("type", "string");
    }
}
