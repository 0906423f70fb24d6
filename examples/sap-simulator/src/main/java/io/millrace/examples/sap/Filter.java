/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code $filter}: comparisons, {@code and}, {@code or}, {@code not}, parentheses, startswith, substringof, contains. */
final class Filter {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*((?:[a-z]+)?'(?:[^']|'')*'|[(),]|[^\\s(),']+)", Pattern.DOTALL);
    private static final Set<String> FUNCTIONS = Set.of("startswith", "substringof", "contains", "endswith");

    private final EntitySet set;
    private final Set<String> notFilterable;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private Filter(EntitySet set, String text, Set<String> notFilterable) {
        this.set = set;
        this.notFilterable = notFilterable;
        Matcher token = TOKEN.matcher(text.strip());
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group(1));
            end = token.end();
        }
        if (end < text.strip().length()) {
            throw SapException.malformed("Invalid $filter '" + text + "'");
        }
    }

    /** @param notFilterable properties that this system lets nobody ask for */
    static Predicate<ObjectNode> parse(EntitySet set, String text, Set<String> notFilterable) {
        Filter filter = new Filter(set, text, notFilterable);
        try {
            Predicate<ObjectNode> predicate = filter.or();
            if (filter.next < filter.tokens.size()) {
                throw SapException.malformed("Invalid $filter '" + text + "'");
            }
            return predicate;
        } catch (IndexOutOfBoundsException | IllegalArgumentException | DateTimeException e) {
            throw SapException.malformed("Invalid $filter '" + text + "'");
        }
    }

    private Predicate<ObjectNode> or() {
        Predicate<ObjectNode> predicate = and();
        while (isNext("or")) {
            predicate = predicate.or(and());
        }
        return predicate;
    }

    private Predicate<ObjectNode> and() {
        Predicate<ObjectNode> predicate = one();
        while (isNext("and")) {
            predicate = predicate.and(one());
        }
        return predicate;
    }

    private Predicate<ObjectNode> one() {
        if (isNext("not")) {
            return one().negate();
        }
        if (isNext("(")) {
            Predicate<ObjectNode> inner = or();
            expect(")");
            return inner;
        }
        if (FUNCTIONS.contains(tokens.get(next))) {
            Predicate<ObjectNode> function = function(tokens.get(next++));
            if (isNext("eq")) {
                return tokens.get(next++).equals("true") ? function : function.negate();
            }
            return function;
        }
        EntitySet.Property property = property(tokens.get(next++));
        String operator = tokens.get(next++);
        JsonNode value = property.normal(property.type().literal(tokens.get(next++)));
        return row -> compare(operator, property.type().compare(set.value(row, property), value));
    }

    private Predicate<ObjectNode> function(String name) {
        expect("(");
        String first = tokens.get(next++);
        expect(",");
        String second = tokens.get(next++);
        expect(")");
        boolean valueFirst = name.equals("substringof");
        EntitySet.Property property = property(valueFirst ? second : first);
        String value = Edm.STRING.literal(valueFirst ? first : second).asText();
        return row -> {
            String text = set.value(row, property).asText();
            return switch (name) {
                case "startswith" -> text.startsWith(value);
                case "endswith" -> text.endsWith(value);
                default -> text.contains(value);
            };
        };
    }

    private static boolean compare(String operator, int order) {
        return switch (operator) {
            case "eq" -> order == 0;
            case "ne" -> order != 0;
            case "gt" -> order > 0;
            case "ge" -> order >= 0;
            case "lt" -> order < 0;
            case "le" -> order <= 0;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private EntitySet.Property property(String name) {
        EntitySet.Property property = set.properties().get(name);
        if (property == null) {
            throw SapException.malformed("Property '" + name + "' not found in type '" + set.name() + "Type'");
        }
        if (notFilterable.contains(name)) {
            throw new SapException(400, "/IWBEP/CM_MGW_RT/176", "Property '" + name + "' is not filterable");
        }
        return property;
    }

    private boolean isNext(String token) {
        boolean is = next < tokens.size() && tokens.get(next).equals(token);
        if (is) {
            next++;
        }
        return is;
    }

    private void expect(String token) {
        if (!isNext(token)) {
            throw new IllegalArgumentException(token);
        }
    }
}
