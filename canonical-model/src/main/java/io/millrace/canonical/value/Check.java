/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.ModelError;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.chrono.ChronoLocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of the canonical records' constructors. Each throws a {@link FieldException} that names the field. */
public final class Check {

    /** The longest text of a field. */
    public static final int MAX_TEXT = 4000;

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private Check() {}

    /** Whether a text has a character that cannot be printed. */
    public static boolean hasControl(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    public static void required(String field, @Nullable Object value) {
        if (value == null) {
            throw new FieldException(ModelError.MISSING_FIELD, field, "is missing");
        }
    }

    /** A text for people: may be empty, not longer than {@link #MAX_TEXT}. */
    public static void requiredText(String field, @Nullable String value) {
        required(field, value);
        optionalText(field, value);
    }

    public static void optionalText(String field, @Nullable String value) {
        if (value != null && value.length() > MAX_TEXT) {
            throw invalid(field, "must not be longer than " + MAX_TEXT + " characters, got " + value.length());
        }
    }

    /** An unmodifiable copy; no element may be missing. */
    public static <T> List<T> list(String field, @Nullable List<T> values) {
        required(field, values);
        List<T> copy = new ArrayList<>(values);
        for (int i = 0; i < copy.size(); i++) {
            required(field + '[' + i + ']', copy.get(i));
        }
        return List.copyOf(copy);
    }

    public static void positive(String field, @Nullable Quantity quantity) {
        required(field, quantity);
        if (quantity.value().signum() <= 0) {
            throw invalid(field, "must be more than zero, got " + quantity);
        }
    }

    public static void positive(String field, @Nullable BigDecimal value) {
        required(field, value);
        if (value.signum() <= 0) {
            throw invalid(field, "must be more than zero, got " + value);
        }
    }

    public static void notNegative(String field, @Nullable Quantity quantity) {
        required(field, quantity);
        if (quantity.value().signum() < 0) {
            throw invalid(field, "must not be negative, got " + quantity);
        }
    }

    /** What is added up or compared must be in one unit. */
    public static void sameUnit(String field, Quantity quantity, UnitOfMeasure unit) {
        if (!quantity.unit().equals(unit)) {
            throw new FieldException(ModelError.UNIT_MISMATCH, field, "must be in " + unit + ", got " + quantity);
        }
    }

    public static void notNegative(String field, @Nullable Duration duration) {
        required(field, duration);
        if (duration.isNegative()) {
            throw invalid(field, "must not be negative, got " + duration);
        }
    }

    public static void notNegative(String field, long value) {
        if (value < 0) {
            throw invalid(field, "must not be negative, got " + value);
        }
    }

    public static void inOrder(String earlier, OffsetDateTime from, String later, OffsetDateTime to) {
        if (from.isAfter(to)) {
            throw invalid(later, "must not be before " + earlier + " " + from + ", got " + to);
        }
    }

    /** An absent date is in order with every other. */
    public static void inOrder(
            String earlier, @Nullable ChronoLocalDate from, String later, @Nullable ChronoLocalDate to) {
        if (from != null && to != null && from.isAfter(to)) {
            throw invalid(later, "must not be before " + earlier + " " + from + ", got " + to);
        }
    }

    /** ISO 3166-1 alpha-2, or absent. */
    public static void optionalCountry(String field, @Nullable String value) {
        if (value != null && !COUNTRY.matcher(value).matches()) {
            throw invalid(field, "must be an ISO 3166-1 country code such as DE");
        }
    }

    private static FieldException invalid(String field, String problem) {
        return new FieldException(ModelError.INVALID_VALUE, field, problem);
    }
}
