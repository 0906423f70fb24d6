/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Collection;

/** Values as Tryton's protocol writes them. */
final class TrytonRecords {

    private TrytonRecords() {}

    static ObjectNode date(LocalDate day) {
        return Json.object()
                .put("__class__", "date")
                .put("year", day.getYear())
                .put("month", day.getMonthValue())
                .put("day", day.getDayOfMonth());
    }

    static ObjectNode decimal(String value) {
        return Json.object().put("__class__", "Decimal").put("decimal", value);
    }

    /** New records in a field of many. */
    static ArrayNode create(Collection<? extends JsonNode> records) {
        ArrayNode command = Json.array();
        command.addArray().add("create").addArray().addAll(records);
        return command;
    }

    /** Known records in a field of many. */
    static ArrayNode add(Collection<Integer> ids) {
        ArrayNode command = Json.array();
        ArrayNode added = command.addArray().add("add").addArray();
        ids.forEach(added::add);
        return command;
    }
}
