/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.example;

import io.millrace.quality.QualityKamelets;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;

/** The quality system's flows in the Java DSL: its holds go to the events, a hold that is in effect is reported back. */
final class QualityRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from(QualityKamelets.QUALITY_HOLD_SOURCE + "/ulm-quality-holds?secret=RAW({{quality.secret}})")
                .routeId("ulm-quality-hold-in")
                .transformDataType(new DataType("quality:hold"), new DataType("canonical:quality-hold"))
                .to("{{events}}");

        from("{{applied-holds}}")
                .routeId("ulm-quality-hold-applied-out")
                .transformDataType(
                        new DataType("canonical:quality-hold-placed"), new DataType("quality:hold-application"))
                .to(QualityKamelets.QUALITY_HOLD_APPLIED_SINK + "/ulm-quality-hold-applied"
                        + "?baseUrl={{quality.baseUrl}}&token=RAW({{quality.token}})");
    }
}
