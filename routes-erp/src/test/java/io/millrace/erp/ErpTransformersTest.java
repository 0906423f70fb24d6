/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CloudEventCodec;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow that names both data types gets the mapping that the golden pairs describe. */
class ErpTransformersTest {

    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "canonical:production-confirmed, erp:confirmation, production-confirmed-to-erp-confirmation, io.millrace.erp.rest.wire.ErpConfirmation",
        "canonical:material-consumed, erp:goods-movement, material-consumed-to-erp-goods-movement, io.millrace.erp.rest.wire.ErpGoodsMovement",
        "canonical:quality-hold-placed, erp:stock-status, quality-hold-placed-to-erp-stock-status, io.millrace.erp.rest.wire.ErpStockStatus",
        "canonical:quality-hold-released, erp:stock-status, quality-hold-released-to-erp-stock-status, io.millrace.erp.rest.wire.ErpStockStatus",
        "canonical:shipment-dispatched, erp:delivery, shipment-dispatched-to-erp-delivery, io.millrace.erp.rest.wire.ErpDelivery",
        "canonical:material-consumed, costing:posting, material-consumed-to-costing-posting, io.millrace.erp.costing.wire.CostingPosting",
        "canonical:production-confirmed, costing:posting, production-confirmed-to-costing-posting, io.millrace.erp.costing.wire.CostingPosting"
    })
    void mapsWhatTheFlowNames(String fromType, String toType, String mapping, Class<? extends Record> wire)
            throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").transformDataType(new DataType(fromType), new DataType(toType));
            }
        });
        camel.start();
        ProducerTemplate flow = camel.createProducerTemplate();

        assertThat(Golden.cases(mapping)).isNotEmpty().allSatisfy(golden -> {
            Object event = CloudEventCodec.readStructured(Golden.input(golden));
            assertThat(flow.requestBody("direct:in", event)).isEqualTo(Golden.output(golden, wire));
        });
    }
}
