/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Fields of a row, as business rules read and write them. */
final class Fields {

    private Fields() {}

    static String text(ObjectNode row, String name) {
        return row.path(name).isNull() ? "" : row.path(name).asText();
    }

    static String text(ObjectNode row, String name, String otherwise) {
        String text = text(row, name);
        return text.isEmpty() ? otherwise : text;
    }

    static boolean is(ObjectNode row, String name) {
        return row.path(name).asBoolean() || text(row, name).equals("X");
    }

    static BigDecimal number(ObjectNode row, String name) {
        String text = text(row, name);
        return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
    }

    static void number(ObjectNode row, String name, BigDecimal value) {
        row.put(name, plain(value));
    }

    static void add(ObjectNode row, String name, BigDecimal value) {
        number(row, name, number(row, name).add(value));
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** The field, which must be filled. */
    static String required(ObjectNode row, String name) {
        String text = text(row, name);
        if (text.isEmpty()) {
            throw SapException.rejected("00/055", "Required field " + name + " is empty");
        }
        return text;
    }

    /** What the body names goes into the row, navigation apart. */
    static void merge(ObjectNode row, ObjectNode body) {
        body.properties().forEach(field -> {
            if (!field.getValue().isArray()) {
                row.set(field.getKey(), field.getValue());
            }
        });
    }
}
