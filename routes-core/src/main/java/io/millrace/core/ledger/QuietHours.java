/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times of the week, on the clock of a plant, at which nothing is posted to a target. */
final class QuietHours {

    /** @param to not after {@code from}: on the next day */
    private record Period(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
        private Instant start(LocalDate date, ZoneId zone) {
            return date.atTime(from).atZone(zone).toInstant();
        }

        private Instant end(LocalDate date, ZoneId zone) {
            return (to.isAfter(from) ? date : date.plusDays(1))
                    .atTime(to)
                    .atZone(zone)
                    .toInstant();
        }
    }

    private static final Pattern PERIOD =
            Pattern.compile("(?:([A-Z]{3})(?:-([A-Z]{3}))? +)?(\\d\\d:\\d\\d)-(\\d\\d:\\d\\d)");
    private static final LocalDate A_MONDAY = LocalDate.of(2024, 1, 1);
    private static final Duration WEEK = Duration.ofDays(7);

    private final List<Period> periods;
    private final ZoneId zone;

    private QuietHours(List<Period> periods, ZoneId zone) {
        this.periods = periods;
        this.zone = zone;
    }

    /** @param text {@code [<day>[-<day>]] HH:mm-HH:mm}, several separated by commas; the days are those it begins on */
    static QuietHours of(String text, ZoneId zone) {
        List<Period> periods = new ArrayList<>();
        for (String each : text.split(",", -1)) {
            Matcher parts = PERIOD.matcher(each.strip().toUpperCase(Locale.ROOT));
            if (!parts.matches()) {
                throw wrong(text);
            }
            try {
                periods.add(
                        new Period(days(parts.group(1), parts.group(2)), time(parts.group(3)), time(parts.group(4))));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw wrong(text);
            }
        }
        QuietHours hours = new QuietHours(periods, zone);
        if (hours.longest().compareTo(WEEK) >= 0) {
            throw new MfgException(LedgerError.BAD_OPTION, "quietHours '" + text + "' never end");
        }
        return hours;
    }

    private static MfgException wrong(String text) {
        return new MfgException(
                LedgerError.BAD_OPTION,
                "quietHours '" + text + "' are not like 22:00-04:30 or MON-FRI 22:00-04:30, SAT 12:00-24:00");
    }

    private static LocalTime time(String text) {
        return text.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static Set<DayOfWeek> days(@Nullable String first, @Nullable String last) {
        if (first == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        DayOfWeek end = day(last == null ? first : last);
        for (DayOfWeek day = day(first); days.add(day) && day != end; ) {
            day = day.plus(1);
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException(name);
    }

    /** When it is no longer quiet; null if it is not quiet now. */
    @Nullable
    Instant end(Instant now) {
        Instant end = null;
        for (Instant next = endOfOne(now); next != null && next.isBefore(now.plus(WEEK)); next = endOfOne(next)) {
            end = next;
        }
        return end;
    }

    private @Nullable Instant endOfOne(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant latest = null;
        for (LocalDate date : List.of(today.minusDays(1), today)) {
            for (Period each : periods) {
                boolean quiet = each.days.contains(date.getDayOfWeek())
                        && !now.isBefore(each.start(date, zone))
                        && now.isBefore(each.end(date, zone));
                if (quiet && (latest == null || latest.isBefore(each.end(date, zone)))) {
                    latest = each.end(date, zone);
                }
            }
        }
        return latest;
    }

    /** When it was quiet last, at most a week ago: now, or when the latest quiet hours ended; null if there were none. */
    @Nullable
    Instant last(Instant now) {
        Instant last = end(now) == null ? null : now;
        LocalDate today = now.atZone(zone).toLocalDate();
        for (int day = 0; day <= 7; day++) {
            LocalDate date = today.minusDays(day);
            for (Period each : periods) {
                Instant end = each.end(date, zone);
                boolean was = each.days.contains(date.getDayOfWeek()) && !end.isAfter(now);
                if (was && (last == null || last.isBefore(end))) {
                    last = end;
                }
            }
        }
        return last;
    }

    /** How long it is quiet at most without a break. */
    Duration longest() {
        Duration longest = Duration.ZERO;
        for (int day = 0; day < 7; day++) {
            for (Period each : periods) {
                LocalDate date = A_MONDAY.plusDays(day);
                if (each.days.contains(date.getDayOfWeek())) {
                    Instant start = each.start(date, zone);
                    Instant end = start;
                    for (Instant next = endOfOne(start); next != null && end.isBefore(start.plus(WEEK)); ) {
                        end = next;
                        next = endOfOne(next);
                    }
                    Duration its = Duration.between(start, end);
                    longest = its.compareTo(longest) > 0 ? its : longest;
                }
            }
        }
        return longest;
    }
}
