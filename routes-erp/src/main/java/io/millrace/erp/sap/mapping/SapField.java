/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.erp.sap.SapError;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Values as SAP's fields take them: long enough, padded, exact. What does not fit is refused, never cut. */
public final class SapField {

    private static final int OPERATION = 4;
    private static final int PERSONNEL = 8;
    private static final int LINE = 6;
    private static final int DECIMALS = 3;
    private static final int DIGITS = 10;

    private SapField() {}

    /** @throws MfgException {@link SapError#DOES_NOT_FIT} */
    public static String text(String field, int length, String value) {
        if (value.length() > length) {
            throw new MfgException(
                    SapError.DOES_NOT_FIT,
                    field + " '" + value + "' has " + value.length() + " characters, SAP has room for " + length);
        }
        return value;
    }

    /** A text for people, cut where SAP's field ends. */
    public static @Nullable String remark(int length, @Nullable String value) {
        return value == null || value.length() <= length ? value : value.substring(0, length);
    }

    /** An operation: {@code 10} is {@code 0010}. */
    public static String operation(String value) {
        String text = text("operation", OPERATION, value);
        return isNumber(text) ? "0".repeat(OPERATION - text.length()) + text : text;
    }

    /** A number without the zeros that SAP keeps in front of it: {@code 000001000012} is {@code 1000012}. */
    public static String number(String value) {
        return isNumber(value) ? value.replaceFirst("^0+(?=.)", "") : value;
    }

    /** SAP's personnel number; null for a person that SAP's human resources do not number. */
    static @Nullable String personnel(String person) {
        return isNumber(person) && person.length() <= PERSONNEL ? person : null;
    }

    /** The number of an order's item: {@code 00010} is 10. @throws FieldException if it is none */
    static int line(String field, String value) {
        if (!isNumber(value) || value.length() > LINE) {
            throw new FieldException(ModelError.INVALID_VALUE, field, "must be a number, got '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * A quantity: ten digits before the point and three after it.
     *
     * @throws MfgException {@link SapError#DOES_NOT_FIT} if it has more: rounding would lose stock
     */
    public static String quantity(String field, BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > DECIMALS || plain.precision() - plain.scale() > DIGITS) {
            throw new MfgException(
                    SapError.DOES_NOT_FIT,
                    field + " " + value.toPlainString() + " has more than SAP's " + DIGITS + " digits and " + DECIMALS
                            + " decimals");
        }
        return plain.setScale(DECIMALS).toPlainString();
    }

    /** A field that SAP left empty is absent. */
    public static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }
}
