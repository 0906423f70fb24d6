/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.example;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;

/** The quality system's flows in the Java DSL: its holds go to the events, a hold that is in effect is reported back. */
final class QualityRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("kamelet:mfg-quality-hold-source/ulm-quality-holds?secret=RAW({{quality.secret}})")
                .routeId("ulm-quality-hold-in")
                .transformDataType(new DataType("quality:hold"), new DataType("canonical:quality-hold"))
                .to("{{events}}");

        from("{{applied-holds}}")
                .routeId("ulm-quality-hold-applied-out")
                .transformDataType(
                        new DataType("canonical:quality-hold-placed"), new DataType("quality:hold-application"))
                .to("kamelet:mfg-quality-hold-applied-sink/ulm-quality-hold-applied"
                        + "?baseUrl={{quality.baseUrl}}&token=RAW({{quality.token}})");
    }
}
