/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import io.millrace.erp.tryton.rpc.Values;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Tryton books by the day. */
final class Days {

    private Days() {}

    /** The plant's day, but never one that Tryton takes for the future. */
    static LocalDate of(OffsetDateTime time) {
        LocalDate day = time.toLocalDate();
        LocalDate today = Values.today();
        return day.isAfter(today) ? today : day;
    }
}
