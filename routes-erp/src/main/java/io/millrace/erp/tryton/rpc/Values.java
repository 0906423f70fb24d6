/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tryton's types in JSON: {@code {"__class__": "Decimal", "decimal": "1.5"}} and the like. Quantities are no Decimal but
 * binary floats.
 */
public final class Values {

    private static final String CLASS = "__class__";

    private Values() {}

    /** An amount of money. */
    public static Map<String, ?> decimal(BigDecimal value) {
        return Map.of(CLASS, "Decimal", "decimal", value.toPlainString());
    }

    public static Map<String, ?> date(LocalDate day) {
        return Map.of(CLASS, "date", "year", day.getYear(), "month", day.getMonthValue(), "day", day.getDayOfMonth());
    }

    /** A point in time: Tryton keeps UTC. */
    public static Map<String, ?> dateTime(LocalDateTime time) {
        return Map.of(
                CLASS,
                "datetime",
                "year",
                time.getYear(),
                "month",
                time.getMonthValue(),
                "day",
                time.getDayOfMonth(),
                "hour",
                time.getHour(),
                "minute",
                time.getMinute(),
                "second",
                time.getSecond(),
                "microsecond",
                time.getNano() / 1_000);
    }

    public static Map<String, ?> duration(Duration duration) {
        return Map.of(CLASS, "timedelta", "seconds", duration.toMillis() / 1_000.0);
    }

    /** Null where Tryton has none. */
    public static @Nullable LocalDate date(JsonNode value) {
        return value.isObject()
                ? LocalDate.of(
                        value.path("year").asInt(),
                        value.path("month").asInt(),
                        value.path("day").asInt())
                : null;
    }

    /** Null where Tryton has none. */
    public static @Nullable LocalDateTime dateTime(JsonNode value) {
        LocalDate day = date(value);
        return day == null
                ? null
                : day.atTime(
                        value.path("hour").asInt(),
                        value.path("minute").asInt(),
                        value.path("second").asInt(),
                        value.path("microsecond").asInt() * 1_000);
    }

    /** Never null: zero where Tryton has none. */
    public static Duration duration(JsonNode value) {
        return Duration.ofMillis(Math.round(value.path("seconds").asDouble() * 1_000));
    }

    /** When a record was last changed, or made. */
    public static @Nullable LocalDateTime changed(JsonNode record) {
        LocalDateTime written = dateTime(record.path("write_date"));
        return written == null ? dateTime(record.path("create_date")) : written;
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** Whether a binary float holds this amount exactly, as its shortest decimal. */
    public static boolean isExact(BigDecimal amount) {
        return new BigDecimal(Double.toString(amount.doubleValue())).compareTo(amount) == 0;
    }

    /** Whether both are the same to Tryton. */
    public static boolean same(BigDecimal one, BigDecimal other) {
        return Double.compare(one.doubleValue(), other.doubleValue()) == 0;
    }

    static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }

    /** The ids of a field that holds several, or of an answer. */
    public static List<Integer> ids(JsonNode array) {
        List<Integer> ids = new ArrayList<>();
        array.forEach(id -> ids.add(id.asInt()));
        return ids;
    }
}
