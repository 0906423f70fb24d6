/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Rows as a service's OData version writes them. */
final class Wire {

    private final Service service;
    private final String base;
    private final boolean decimalsAsText;
    private final Set<String> hidden;
    private final BiFunction<EntitySet, Navigated, Collection<ObjectNode>> navigate;

    /** A step from a row to others. */
    record Navigated(ObjectNode row, EntitySet.Navigation by) {}

    /**
     * @param host scheme and host as the caller names them
     * @param hidden properties that this system gives to nobody
     * @param navigate finds the rows that a row leads to
     */
    Wire(
            Service service,
            Call call,
            String host,
            Set<String> hidden,
            BiFunction<EntitySet, Navigated, Collection<ObjectNode>> navigate) {
        this.service = service;
        this.base = host + service.path() + "/";
        this.decimalsAsText =
                call.headers().getOrDefault("Accept", "").replace(" ", "").contains("IEEE754Compatible=true");
        this.hidden = hidden;
        this.navigate = navigate;
    }

    /** An entity, alone in its document. */
    ObjectNode document(EntitySet set, ObjectNode row, List<String> expand, Set<String> select) {
        ObjectNode entity = entity(set, row, expand, select);
        if (service.v2()) {
            ObjectNode document = Json.object();
            document.set("d", entity);
            return document;
        }
        ObjectNode document = Json.object().put("@odata.context", "$metadata#" + set.name() + "/$entity");
        return document.setAll(entity);
    }

    /**
     * A collection.
     *
     * @param count of all that match, or null
     * @param next skip token of the next page, or null
     */
    ObjectNode collection(EntitySet set, ArrayNode entities, Integer count, String next) {
        ObjectNode document = Json.object();
        if (service.v2()) {
            ObjectNode d = document.putObject("d");
            d.set("results", entities);
            if (count != null) {
                d.put("__count", count.toString());
            }
            if (next != null) {
                d.put("__next", base + next);
            }
            return document;
        }
        document.put("@odata.context", "$metadata#" + set.name());
        if (count != null) {
            document.put("@odata.count", count);
        }
        document.set("value", entities);
        if (next != null) {
            document.put("@odata.nextLink", next);
        }
        return document;
    }

    ObjectNode entity(EntitySet set, ObjectNode row, List<String> expand, Set<String> select) {
        ObjectNode entity = Json.object();
        String self = self(set, row);
        if (service.v2()) {
            ObjectNode metadata = entity.putObject("__metadata")
                    .put("id", base + self)
                    .put("uri", base + self)
                    .put("type", service.name().split(";")[0] + "." + set.name() + "Type");
            if (set.etag() != null) {
                metadata.put("etag", set.etagOf(row));
            }
        } else if (set.etag() != null) {
            entity.put("@odata.etag", set.etagOf(row));
        }
        set.properties().values().stream()
                .filter(property -> select.isEmpty() || select.contains(property.name()))
                .forEach(property -> entity.set(property.name(), value(set, row, property)));
        set.navigations().values().forEach(by -> navigation(entity, set, row, by, expand, self));
        return entity;
    }

    private JsonNode value(EntitySet set, ObjectNode row, EntitySet.Property property) {
        JsonNode value = hidden.contains(property.name()) ? property.type().initial() : set.value(row, property);
        return service.v2() ? property.type().writeV2(value) : property.type().writeV4(value, decimalsAsText);
    }

    private void navigation(
            ObjectNode entity,
            EntitySet set,
            ObjectNode row,
            EntitySet.Navigation by,
            List<String> expand,
            String self) {
        List<String> deeper = expand.stream()
                .filter(path -> path.startsWith(by.name() + "/"))
                .map(path -> path.substring(by.name().length() + 1))
                .toList();
        if (!expand.contains(by.name()) && deeper.isEmpty()) {
            if (service.v2()) {
                entity.putObject(by.name()).putObject("__deferred").put("uri", base + self + "/" + by.name());
            }
            return;
        }
        EntitySet target = service.sets().get(by.target());
        ArrayNode rows = Json.array();
        navigate.apply(set, new Navigated(row, by)).forEach(other -> rows.add(entity(target, other, deeper, Set.of())));
        if (by.one()) {
            entity.set(by.name(), rows.isEmpty() ? null : rows.get(0));
        } else if (service.v2()) {
            entity.putObject(by.name()).set("results", rows);
        } else {
            entity.set(by.name(), rows);
        }
    }

    private String self(EntitySet set, ObjectNode row) {
        List<EntitySet.Property> keys = set.keys();
        return set.name()
                + keys.stream()
                        .map(key -> (keys.size() == 1 ? "" : key.name() + "=")
                                + literal(set.value(row, key).asText()))
                        .collect(Collectors.joining(",", "(", ")"));
    }

    private static String literal(String text) {
        return "'"
                + URLEncoder.encode(text.replace("'", "''"), StandardCharsets.UTF_8)
                        .replace("+", "%20") + "'";
    }

    /** Where the entity is. */
    String location(EntitySet set, ObjectNode row) {
        return base + self(set, row);
    }

    /** The names of a comma list of a query option. */
    static List<String> names(String option) {
        return option == null || option.isBlank()
                ? List.of()
                : Arrays.stream(option.split(",")).map(String::strip).toList();
    }
}
