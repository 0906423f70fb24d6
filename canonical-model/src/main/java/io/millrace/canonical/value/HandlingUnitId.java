/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.util.regex.Pattern;

/** A handling unit, by its SSCC or its plant-internal number. */
public record HandlingUnitId(@JsonValue String value) implements Id {

    private static final Pattern SSCC_WITHOUT_CHECK_DIGIT = Pattern.compile("[0-9]{17}");

    @JsonCreator
    public HandlingUnitId {
        Id.check("HandlingUnitId", value);
    }

    /**
     * The SSCC (GS1 serial shipping container code) of its first 17 digits: extension digit, company prefix, serial
     * reference; the check digit is added.
     */
    public static HandlingUnitId sscc(String firstDigits) {
        if (!SSCC_WITHOUT_CHECK_DIGIT.matcher(firstDigits).matches()) {
            throw new MfgException(
                    ModelError.INVALID_VALUE,
                    "an SSCC has 17 digits before its check digit, got '" + firstDigits + "'");
        }
        return new HandlingUnitId(firstDigits + checkDigit(firstDigits));
    }

    /** Whether this is an SSCC: 18 digits, the last of which is right. A plant-internal number is none. */
    public boolean isSscc() {
        return value.length() == 18
                && SSCC_WITHOUT_CHECK_DIGIT.matcher(value.substring(0, 17)).matches()
                && value.charAt(17) - '0' == checkDigit(value.substring(0, 17));
    }

    /** GS1: the digits weigh 3 and 1 in turn, from the right; the check digit fills the sum up to a multiple of ten. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return (10 - sum % 10) % 10;
    }

    @Override
    public String toString() {
        return value;
    }
}
