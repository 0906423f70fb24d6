/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads: an entity by its key, a collection by its query options, page by page. */
final class Queries {

    private static final Set<String> OPTIONS = Set.of(
            "$filter",
            "$expand",
            "$select",
            "$top",
            "$skip",
            "$orderby",
            "$inlinecount",
            "$count",
            "$skiptoken",
            "$format",
            "sap-client",
            "sap-language",
            "saml2");

    private final Books books;
    private final int pageSize;
    private final Set<String> notFilterable;

    Queries(Books books, int pageSize, Set<String> notFilterable) {
        this.books = books;
        this.pageSize = pageSize;
        this.notFilterable = notFilterable;
    }

    Answer read(Service service, Wire wire, Call call) {
        call.query().keySet().stream()
                .filter(option -> !OPTIONS.contains(option))
                .findFirst()
                .ifPresent(option -> {
                    throw SapException.malformed("The query option '" + option + "' is not known");
                });
        List<Address.Segment> segments = Address.parse(call.path()).segments();
        EntitySet set = service.sets().get(segments.get(0).name());
        if (set == null) {
            throw SapException.notFound(segments.get(0).name());
        }
        Collection<ObjectNode> rows = books.table(set.name()).values();
        boolean one = false;
        for (int i = 0; i < segments.size(); i++) {
            Address.Segment segment = segments.get(i);
            if (segment.name().equals("$count")) {
                return Answer.text(
                        200, Integer.toString(filtered(set, rows, call).size()));
            }
            if (i > 0) {
                EntitySet.Navigation by = set.navigations().get(segment.name());
                if (by == null || !one) {
                    throw SapException.notFound(segment.name());
                }
                ObjectNode from = rows.iterator().next();
                rows = navigate(set, new Wire.Navigated(from, by));
                set = service.sets().get(by.target());
                one = by.one();
            }
            if (!segment.key().isEmpty()) {
                String key = set.keyOf(segment.key());
                EntitySet of = set;
                rows = rows.stream().filter(row -> of.keyOf(row).equals(key)).toList();
                one = true;
            }
            if (one && rows.isEmpty()) {
                throw SapException.notFound(set.name());
            }
        }
        List<String> expand = Wire.names(call.query().get("$expand"));
        Set<String> select = new HashSet<>(Wire.names(call.query().get("$select")));
        check(set, expand, select);
        if (one) {
            ObjectNode row = rows.iterator().next();
            Answer answer = Answer.json(200, wire.document(set, row, expand, select));
            return set.etag() == null ? answer : answer.with("ETag", set.etagOf(row));
        }
        return page(set, wire, call, filtered(set, rows, call), expand, select);
    }

    private Answer page(
            EntitySet set, Wire wire, Call call, List<ObjectNode> rows, List<String> expand, Set<String> select) {
        Map<String, String> query = call.query();
        int skip = number(query, "$skip", 0);
        int wanted = Math.min(number(query, "$top", Integer.MAX_VALUE), Math.max(0, rows.size() - skip));
        int done = number(query, "$skiptoken", 0);
        int size = Math.min(pageSize, wanted - done);
        ArrayNode entities = Json.array();
        rows.stream()
                .skip((long) skip + done)
                .limit(Math.max(0, size))
                .forEach(row -> entities.add(wire.entity(set, row, expand, select)));
        boolean counted = "allpages".equals(query.get("$inlinecount")) || "true".equals(query.get("$count"));
        String next = done + size < wanted ? next(call, done + size) : null;
        return Answer.json(200, wire.collection(set, entities, counted ? rows.size() : null, next));
    }

    /** The same question with a token: rows that come or go in between move the pages, as they do in SAP. */
    private static String next(Call call, int done) {
        return call.path() + "?"
                + call.query().entrySet().stream()
                        .filter(option -> !option.getKey().equals("$skiptoken"))
                        .map(option -> option.getKey() + "="
                                + URLEncoder.encode(option.getValue(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                        .collect(Collectors.joining("&", "", "&$skiptoken=" + done));
    }

    private List<ObjectNode> filtered(EntitySet set, Collection<ObjectNode> rows, Call call) {
        String filter = call.query().get("$filter");
        List<ObjectNode> kept = filter == null || filter.isBlank()
                ? List.copyOf(rows)
                : rows.stream().filter(Filter.parse(set, filter, notFilterable)).toList();
        String order = call.query().get("$orderby");
        return order == null || order.isBlank()
                ? kept
                : kept.stream().sorted(comparator(set, order)).toList();
    }

    private static Comparator<ObjectNode> comparator(EntitySet set, String orderBy) {
        Comparator<ObjectNode> comparator = null;
        for (String term : orderBy.split(",")) {
            String[] words = term.strip().split(" +");
            EntitySet.Property property = set.properties().get(words[0]);
            if (property == null) {
                throw SapException.malformed("Property '" + words[0] + "' not found in type '" + set.name() + "Type'");
            }
            Comparator<ObjectNode> one =
                    (a, b) -> property.type().compare(set.value(a, property), set.value(b, property));
            one = words.length > 1 && words[1].equals("desc") ? one.reversed() : one;
            comparator = comparator == null ? one : comparator.thenComparing(one);
        }
        return comparator;
    }

    private static void check(EntitySet set, List<String> expand, Set<String> select) {
        for (String path : expand) {
            if (!set.navigations().containsKey(path.split("/")[0])) {
                throw SapException.malformed("Invalid navigation '" + path + "' of type '" + set.name() + "Type'");
            }
        }
        for (String name : select) {
            boolean known =
                    set.properties().containsKey(name) || set.navigations().containsKey(name.split("/")[0]);
            if (!known) {
                throw SapException.malformed("Property '" + name + "' not found in type '" + set.name() + "Type'");
            }
        }
    }

    /** The rows that a row leads to. */
    Collection<ObjectNode> navigate(EntitySet set, Wire.Navigated from) {
        Map<String, String> join = from.by().join();
        return books.table(from.by().target()).values().stream()
                .filter(row -> join.entrySet().stream()
                        .allMatch(pair -> row.path(pair.getValue())
                                .asText()
                                .equals(from.row().path(pair.getKey()).asText())))
                .toList();
    }

    private static int number(Map<String, String> query, String option, int otherwise) {
        String text = query.get(option);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("\\d{1,9}")) {
            throw SapException.malformed("Invalid value '" + text + "' of query option '" + option + "'");
        }
        return Integer.parseInt(text);
    }
}
