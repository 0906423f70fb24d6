/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Values for property tests, the awkward ones often. */
public final class AnyValue {

    private static final List<String> ZONES = List.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC");
    private static final List<Instant> CLOCK_CHANGES = List.of(
            Instant.parse("2026-03-29T01:00:00Z"),
            Instant.parse("2026-10-25T01:00:00Z"),
            Instant.parse("2026-11-01T06:00:00Z"));
    private static final long TWO_HOURS = 7_200_000;

    private AnyValue() {}

    /** From nothing to a million millions, with up to 18 digits after the point. */
    public static Arbitrary<Quantity> quantity() {
        return Combinators.combine(amount(), unit()).as(Quantity::new);
    }

    public static Arbitrary<BigDecimal> amount() {
        return Arbitraries.integers()
                .between(0, 18)
                .flatMap(scale -> Arbitraries.bigDecimals()
                        .between(BigDecimal.ZERO, new BigDecimal("1E12"))
                        .ofScale(scale));
    }

    public static Arbitrary<UnitOfMeasure> unit() {
        return Arbitraries.of("EA", "KGM", "GRM", "LTR", "MTR", "HUR").map(UnitOfMeasure::new);
    }

    /** One of a few lots, so that lots repeat, or none. */
    public static Arbitrary<LotId> lot() {
        return Arbitraries.of("L-1", "L-2", "L-3").map(LotId::new).injectNull(0.2);
    }

    /** A time as a plant writes it, often around the night in which its clocks change. */
    public static Arbitrary<OffsetDateTime> time() {
        return Combinators.combine(
                        Arbitraries.of(CLOCK_CHANGES),
                        Arbitraries.longs().between(-TWO_HOURS, TWO_HOURS),
                        Arbitraries.of(ZONES))
                .as((change, millis, zone) ->
                        change.plusMillis(millis).atZone(ZoneId.of(zone)).toOffsetDateTime());
    }
}
