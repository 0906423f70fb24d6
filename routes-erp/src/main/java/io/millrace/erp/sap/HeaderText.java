/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import java.math.BigInteger;
import java.util.Locale;

/** A key as SAP's header text takes it: the 128 bits of a UUID in the 25 characters there are, in base 36. */
final class HeaderText {

    private static final int BASE = 36;
    private static final int LENGTH = 25;
    private static final int HEX = 16;

    private HeaderText() {}

    static String of(String uuid) {
        String digits =
                new BigInteger(uuid.replace("-", ""), HEX).toString(BASE).toUpperCase(Locale.ROOT);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }
}
