/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms;

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
class WmsTransformersTest {

    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "canonical:quality-hold-placed, wms:shipment-block, quality-hold-placed-to-wms-shipment-block, io.millrace.wms.wms.wire.WmsShipmentBlock",
        "canonical:quality-hold-released, wms:shipment-block, quality-hold-released-to-wms-shipment-block, io.millrace.wms.wms.wire.WmsShipmentBlock",
        "canonical:material-consumed, inventory:movement, material-consumed-to-inventory-movement, io.millrace.wms.inventory.wire.InventoryMovement",
        "canonical:production-confirmed, inventory:movement, production-confirmed-to-inventory-movement, io.millrace.wms.inventory.wire.InventoryMovement",
        "canonical:shipment-dispatched, crm:shipment, shipment-dispatched-to-customer-shipment, io.millrace.wms.customer.wire.CustomerShipment",
        "canonical:shipment-dispatched, portal:shipment, shipment-dispatched-to-customer-shipment, io.millrace.wms.customer.wire.CustomerShipment",
        "canonical:quality-hold-placed, service:quality-alert, quality-hold-placed-to-service-quality-alert, io.millrace.wms.service.wire.QualityAlert",
        "canonical:quality-hold-released, service:quality-alert, quality-hold-released-to-service-quality-alert, io.millrace.wms.service.wire.QualityAlert"
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
