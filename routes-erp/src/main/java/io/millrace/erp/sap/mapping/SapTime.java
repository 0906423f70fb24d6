/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.value.UnitOfMeasure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SAP's dates and times. It keeps a date ({@code /Date(1795392000000)/}, midnight without a zone) and a time of day
 * ({@code PT07H00M00S}) that mean the plant's clock, and for changes a time stamp with an offset
 * ({@code /Date(1795413600000+0000)/}, or only digits in UTC, {@code 20261123060000}). OData v4 writes {@code 2026-11-23}, {@code 07:00:00} and RFC 3339.
 */
public final class SapTime {

    private static final Pattern MILLIS = Pattern.compile("/Date\\((-?\\d{1,15})(?:[+-]\\d{1,4})?\\)/");

    private static final int STAMP_LENGTH = 14;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What a confirmation tells times of work in. */
    static final UnitOfMeasure SECOND = new UnitOfMeasure("SEC");

    private SapTime() {}

    static String seconds(Duration worked) {
        return SapField.quantity("duration", BigDecimal.valueOf(worked.toMillis(), 3));
    }

    /** The date that the plant's calendar shows. */
    public static String date(OffsetDateTime at, ZoneId plant) {
        return date(at.atZoneSameInstant(plant).toLocalDate());
    }

    public static String date(LocalDate date) {
        return "/Date(" + date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() + ")/";
    }

    /** The time that the plant's clock shows, to the second. */
    public static String time(OffsetDateTime at, ZoneId plant) {
        return time(at.atZoneSameInstant(plant).toLocalTime());
    }

    public static String time(LocalTime time) {
        return String.format(Locale.ROOT, "PT%02dH%02dM%02dS", time.getHour(), time.getMinute(), time.getSecond());
    }

    /**
     * The end of a span of time as the plant's clock shows it. In the hour that comes twice it may show an earlier time
     * than at the start, which SAP refuses: then it is the start.
     */
    public static OffsetDateTime endOnTheClock(OffsetDateTime from, OffsetDateTime to, ZoneId plant) {
        LocalDateTime start = from.atZoneSameInstant(plant).toLocalDateTime();
        LocalDateTime end = to.atZoneSameInstant(plant).toLocalDateTime();
        return end.truncatedTo(ChronoUnit.SECONDS).isBefore(start.truncatedTo(ChronoUnit.SECONDS)) ? from : to;
    }

    /** @throws FieldException if the field is no date of OData v2 or v4 */
    public static LocalDate readDate(String field, String text) {
        try {
            Matcher millis = MILLIS.matcher(text);
            return millis.matches()
                    ? LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(millis.group(1))), ZoneOffset.UTC)
                    : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw invalid(field, text, "a date");
        }
    }

    /** {@code PT24H00M00S}, SAP's end of the day, is refused like everything that is no time of day. */
    public static LocalTime readTime(String field, String text) {
        try {
            return text.startsWith("PT")
                    ? LocalTime.MIDNIGHT.plus(withinDay(Duration.parse(text)))
                    : LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw invalid(field, text, "a time of day");
        }
    }

    private static Duration withinDay(Duration time) {
        if (time.isNegative() || time.compareTo(Duration.ofDays(1)) >= 0) {
            throw new DateTimeException("not within a day");
        }
        return time;
    }

    /** A time stamp as a text of digits, UTC. */
    public static String stamp(Instant at) {
        return STAMP.format(at);
    }

    /** A time stamp. The offset of v2 is the zone it was written in; the milliseconds are UTC already. */
    public static Instant readInstant(String field, String text) {
        try {
            if (text.length() == STAMP_LENGTH && text.charAt(0) != '/') {
                return Instant.from(STAMP.parse(text));
            }
            Matcher millis = MILLIS.matcher(text);
            return millis.matches()
                    ? Instant.ofEpochMilli(Long.parseLong(millis.group(1)))
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw invalid(field, text, "a time stamp");
        }
    }

    /** What the plant's clock means: the earlier offset where an hour comes twice, an hour later where one is missing. */
    public static OffsetDateTime onTheClock(LocalDate date, LocalTime time, ZoneId plant) {
        return LocalDateTime.of(date, time).atZone(plant).toOffsetDateTime();
    }

    private static FieldException invalid(String field, String text, String what) {
        return new FieldException(ModelError.INVALID_VALUE, field, "must be " + what + " of SAP, got '" + text + "'");
    }
}
