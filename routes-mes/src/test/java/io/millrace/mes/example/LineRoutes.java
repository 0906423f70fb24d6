/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.example;

import io.millrace.mes.MesKamelets;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;

/** The shop floor's flows in the Java DSL: what a line consumed goes to the events, a work order goes to the line. */
final class LineRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from(MesKamelets.LINE_MATERIAL_CONSUMED_SOURCE + "/ulm-line-consumption"
                        + "?brokerUrl={{line.brokerUrl}}&topic=plant/ULM/+/consumption&clientId=ulm-material-consumed")
                .routeId("ulm-material-consumed-in")
                .transformDataType(new DataType("line:material-consumed"), new DataType("canonical:material-consumed"))
                .to("{{events}}");

        from("{{work-orders}}")
                .routeId("ulm-work-order-to-line")
                .transformDataType(new DataType("canonical:work-order-released"), new DataType("line:work-order"))
                .to(
                        "kamelet:mfg-line-work-order-sink/ulm-line-work-order"
                                + "?brokerUrl={{line.brokerUrl}}&topic=plant/ULM/L3/work-order&clientId=ulm-work-order-to-line");
    }
}
