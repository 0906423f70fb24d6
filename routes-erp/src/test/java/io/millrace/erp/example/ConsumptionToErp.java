/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.example;

import io.millrace.erp.ErpKamelets;
import org.apache.camel.builder.RouteBuilder;

/** What was consumed is owed to ERP and costing at once, and posted to each in order, exactly once. */
public final class ConsumptionToErp extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:material-consumed").routeId("ulm-consumption-accept").to("ledger:erp,costing");

        from("ledger:erp?eventTypes=material-consumed")
                .routeId("ulm-consumption-to-erp")
                .transformDataType("canonical:material-consumed", "erp:goods-movement")
                .to(ErpKamelets.ERP_GOODS_MOVEMENT_SINK
                        + "/ulm-consumption-to-erp-out?baseUrl={{erp.baseUrl}}&token={{erp.token}}");

        from("ledger:costing?eventTypes=material-consumed")
                .routeId("ulm-consumption-to-costing")
                .transformDataType("canonical:material-consumed", "costing:posting")
                .to(ErpKamelets.COSTING_POSTING_SINK
                        + "/ulm-consumption-to-costing-out?baseUrl={{costing.baseUrl}}&token={{costing.token}}");
    }
}
