/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what Jackson found wrong as an {@link MfgException} with the path of the field. */
final class JsonFailure {

    private static final int LONGEST_QUOTE = 64;

    private JsonFailure() {}

    static MfgException explain(JacksonException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StreamConstraintsException) {
                return new MfgException(ModelError.TOO_LARGE, failure.getOriginalMessage(), failure);
            }
            if (cause instanceof StreamReadException) {
                return new MfgException(
                        ModelError.NOT_JSON, "the document is not valid JSON" + position(failure), failure);
            }
            if (cause instanceof FieldException wrong) {
                return wrong.within(path(failure));
            }
            if (cause instanceof MfgException wrong) {
                return new FieldException(wrong.code(), field(failure), "is not allowed: " + said(wrong), failure);
            }
        }
        if (failure instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return mismatch(mismatch, mismatch.getTargetType());
        }
        return new FieldException(
                ModelError.INVALID_VALUE, field(failure), "is not allowed: " + failure.getOriginalMessage(), failure);
    }

    private static FieldException mismatch(MismatchedInputException failure, Class<?> type) {
        if (isAbsent(failure, type)) {
            return new FieldException(ModelError.MISSING_FIELD, field(failure), "is missing", failure);
        }
        if (failure.getOriginalMessage().startsWith("Trailing token")) {
            return new FieldException(ModelError.NOT_JSON, "the document", "goes on after its end", failure);
        }
        Object value = failure instanceof InvalidFormatException format ? format.getValue() : null;
        if (type.isEnum()) {
            String words =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
            return new FieldException(
                    ModelError.UNKNOWN_ENUM, field(failure), "must be one of " + words + quote(value), failure);
        }
        return new FieldException(
                ModelError.INVALID_VALUE, field(failure), "must be " + kind(type) + quote(value), failure);
    }

    /** A primitive cannot be null: an absent one fails as the mapping of a null. */
    private static boolean isAbsent(MismatchedInputException failure, Class<?> type) {
        return type.isPrimitive() && failure.getOriginalMessage().startsWith("Cannot map `null`");
    }

    private static String kind(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "BigDecimal" -> "a decimal number";
            case "int", "long", "Integer", "Long" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "String" -> "a string";
            case "OffsetDateTime" -> "a time with offset, as 2026-11-23T07:00:00+01:00";
            case "LocalDate" -> "a date, as 2026-11-23";
            case "Duration" -> "an ISO 8601 duration, as PT15M";
            default -> Collection.class.isAssignableFrom(type) ? "a list" : "a valid " + type.getSimpleName();
        };
    }

    private static String quote(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        return ", got '" + text.substring(0, Math.min(text.length(), LONGEST_QUOTE)) + "'";
    }

    private static String said(MfgException wrong) {
        return wrong.getMessage().substring(wrong.code().code().length() + 1);
    }

    private static String field(JacksonException failure) {
        String path = path(failure);
        return path.isEmpty() ? "the document" : path;
    }

    private static String path(JacksonException failure) {
        StringBuilder path = new StringBuilder();
        if (failure instanceof JsonMappingException mapping) {
            for (JsonMappingException.Reference step : mapping.getPath()) {
                if (step.getFieldName() == null) {
                    path.append('[').append(step.getIndex()).append(']');
                } else {
                    path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
                }
            }
        }
        return path.toString();
    }

    private static String position(JacksonException failure) {
        return failure.getLocation() == null
                ? ""
                : " at line " + failure.getLocation().getLineNr() + ", column "
                        + failure.getLocation().getColumnNr();
    }
}
