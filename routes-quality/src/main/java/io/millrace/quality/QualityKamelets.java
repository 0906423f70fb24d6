/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality;

/** The kamelets of this module for the Java DSL. Generated: run the build with -Dmillrace.update=true. */
public final class QualityKamelets {

    /** Quality Hold Applied Sink. */
    public static final String QUALITY_HOLD_APPLIED_SINK = "kamelet:mfg-quality-hold-applied-sink";

    /** Quality Hold Source. */
    public static final String QUALITY_HOLD_SOURCE = "kamelet:mfg-quality-hold-source";

    /** Quality Nonconformance Source. */
    public static final String QUALITY_NONCONFORMANCE_SOURCE = "kamelet:mfg-quality-nonconformance-source";

    private QualityKamelets() {}
}
