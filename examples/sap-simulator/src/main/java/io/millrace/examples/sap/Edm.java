/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * OData's primitive types. Rows hold neutral values: decimals as plain text, dates {@code 2026-11-23}, times
 * {@code 07:00:00}, timestamps {@code 2026-11-23T06:00:00Z}. Each OData version writes them its own way.
 */
enum Edm {
    STRING,
    DECIMAL,
    DATE,
    TIME,
    TIMESTAMP,
    BOOLEAN,
    INTEGER,
    GUID;

    private static final Pattern MILLIS = Pattern.compile("/Date\\((-?\\d+)([+-]\\d{4})?\\)/");
    private static final Pattern QUOTED = Pattern.compile("(?:[a-z]+)?'(.*)'", Pattern.DOTALL);

    /** Reads a value of a request body; throws IllegalArgumentException for what the version does not write so. */
    JsonNode read(JsonNode value, boolean v2) {
        if (value.isNull()) {
            return initial();
        }
        boolean right = switch (this) {
            case BOOLEAN -> value.isBoolean();
            case INTEGER -> value.isIntegralNumber();
            case DECIMAL -> v2 ? value.isTextual() : value.isNumber() || value.isTextual();
            default -> value.isTextual();
        };
        if (!right) {
            throw new IllegalArgumentException("a value of type " + this + " is not written so: " + value);
        }
        return parse(value.asText());
    }

    /** Reads a literal of a URL: {@code 'text'}, {@code datetime'…'}, {@code 2.5M}, {@code true}. */
    JsonNode literal(String literal) {
        Matcher quoted = QUOTED.matcher(literal);
        if (quoted.matches()) {
            return parse(quoted.group(1).replace("''", "'"));
        }
        return parse(this == DECIMAL ? literal.replaceAll("[MmDdFf]$", "") : literal);
    }

    private JsonNode parse(String text) {
        return switch (this) {
            case STRING -> TextNode.valueOf(text);
            case BOOLEAN -> BooleanNode.valueOf(Boolean.parseBoolean(text));
            case INTEGER -> IntNode.valueOf(Integer.parseInt(text));
            case GUID -> TextNode.valueOf(UUID.fromString(text).toString());
            case DECIMAL -> TextNode.valueOf(new BigDecimal(text).toPlainString());
            case DATE -> TextNode.valueOf(date(text).toString());
            case TIME -> TextNode.valueOf(time(text));
            case TIMESTAMP -> TextNode.valueOf(instant(text).toString());
        };
    }

    /** What a field holds that nobody has filled. */
    JsonNode initial() {
        return switch (this) {
            case STRING -> TextNode.valueOf("");
            case DECIMAL -> TextNode.valueOf("0");
            case BOOLEAN -> BooleanNode.FALSE;
            case INTEGER -> IntNode.valueOf(0);
            case TIME -> TextNode.valueOf("00:00:00");
            default -> NullNode.getInstance();
        };
    }

    /** Writes a neutral value as version 2 does: {@code /Date(…)/}, {@code PT07H00M00S}, decimals as text. */
    JsonNode writeV2(JsonNode value) {
        if (value.isNull()) {
            return value;
        }
        return switch (this) {
            case DATE ->
                TextNode.valueOf("/Date("
                        + LocalDate.parse(value.asText())
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .toEpochMilli()
                        + ")/");
            case TIME -> TextNode.valueOf(duration(LocalTime.parse(value.asText())));
            case TIMESTAMP ->
                TextNode.valueOf("/Date(" + Instant.parse(value.asText()).toEpochMilli() + "+0000)/");
            default -> value;
        };
    }

    /** Writes a neutral value as version 4 does: ISO 8601, decimals as numbers unless the caller is IEEE 754 compatible. */
    JsonNode writeV4(JsonNode value, boolean decimalsAsText) {
        return this == DECIMAL && !decimalsAsText && !value.isNull()
                ? DecimalNode.valueOf(new BigDecimal(value.asText()))
                : value;
    }

    /** Compares two neutral values; nothing is before everything. */
    int compare(JsonNode left, JsonNode right) {
        if (left.isNull() || right.isNull()) {
            return Boolean.compare(!left.isNull(), !right.isNull());
        }
        return switch (this) {
            case DECIMAL -> new BigDecimal(left.asText()).compareTo(new BigDecimal(right.asText()));
            case INTEGER -> Integer.compare(left.asInt(), right.asInt());
            case TIMESTAMP -> Instant.parse(left.asText()).compareTo(Instant.parse(right.asText()));
            default -> left.asText().compareTo(right.asText());
        };
    }

    private static LocalDate date(String text) {
        Matcher millis = MILLIS.matcher(text);
        if (millis.matches()) {
            return LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(millis.group(1))), ZoneOffset.UTC);
        }
        return text.length() > 10 ? LocalDateTime.parse(text.replace("Z", "")).toLocalDate() : LocalDate.parse(text);
    }

    private static Instant instant(String text) {
        Matcher millis = MILLIS.matcher(text);
        if (millis.matches()) {
            return Instant.ofEpochMilli(Long.parseLong(millis.group(1)));
        }
        return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }

    private static String time(String text) {
        if (text.startsWith("PT")) {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || duration.compareTo(Duration.ofDays(1)) >= 0) {
                throw new IllegalArgumentException("no time of a day: " + text);
            }
            return "%02d:%02d:%02d"
                    .formatted(duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart());
        }
        LocalTime time = LocalTime.parse(text);
        return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    }

    private static String duration(LocalTime time) {
        return "PT%02dH%02dM%02dS".formatted(time.getHour(), time.getMinute(), time.getSecond());
    }
}
