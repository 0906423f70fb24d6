/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality;

import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.golden.Golden;
import io.millrace.quality.mapping.HoldApplicationMapper;
import io.millrace.quality.mapping.NonconformanceMapper;
import io.millrace.quality.mapping.QualityHoldMapper;
import io.millrace.quality.wire.QualityHoldChange;
import io.millrace.quality.wire.QualityNonconformance;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class QualityGoldenTest {

    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-23T09:07:30Z"));

    @TestFactory
    Stream<DynamicTest> hold() {
        return Golden.toCanonical("quality-to-hold", QualityHoldChange.class, new QualityHoldMapper());
    }

    @TestFactory
    Stream<DynamicTest> nonconformance() {
        return Golden.toCanonical("quality-to-nonconformance", QualityNonconformance.class, new NonconformanceMapper());
    }

    @TestFactory
    Stream<DynamicTest> holdApplication() {
        return Golden.<QualityHoldPlaced>fromCanonical(
                "quality-hold-placed-to-quality-hold-application", new HoldApplicationMapper(NOW));
    }
}
