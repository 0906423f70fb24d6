/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;

/** Which months can be posted to: the current one and the one before, unless the books say otherwise. */
final class Periods {

    private static final String TABLE = "period";
    private static final String KEY = "1010";

    private Periods() {}

    /** The posting date of a document, today if it has none; refuses a closed period. */
    static LocalDate open(Change change, String postingDate) {
        LocalDate date = postingDate.isEmpty() ? change.today() : LocalDate.parse(postingDate);
        ObjectNode row = change.find(TABLE, KEY);
        LocalDate last =
                row == null ? change.today() : LocalDate.parse(row.path("last").asText());
        int months = (last.getYear() - date.getYear()) * 12 + last.getMonthValue() - date.getMonthValue();
        if (months < 0 || months > 1) {
            LocalDate before = last.minusMonths(1);
            throw SapException.rejected(
                    "M7/053",
                    "Posting only possible in periods " + period(last) + " and " + period(before) + " in company code "
                            + KEY);
        }
        return date;
    }

    /** The month of that day becomes the current one. */
    static void current(Change change, LocalDate day) {
        change.put(TABLE, KEY, Json.object().put("last", day.toString()));
    }

    private static String period(LocalDate day) {
        return "%d/%02d".formatted(day.getYear(), day.getMonthValue());
    }
}
