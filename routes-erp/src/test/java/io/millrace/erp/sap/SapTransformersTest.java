/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.erp.TestReference;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow that names both data types gets the mapping that the golden pairs describe, with the plant's settings. */
class SapTransformersTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "canonical:production-confirmed, sap:confirmation, production-confirmed-to-sap-confirmation",
        "canonical:production-confirmed, sap:material-document, production-confirmed-to-sap-material-document",
        "canonical:material-consumed, sap:material-document, material-consumed-to-sap-material-document",
        "canonical:goods-received, sap:material-document, goods-received-to-sap-material-document",
        "canonical:goods-received, sap:putaway, goods-received-to-sap-putaway",
        "canonical:goods-received, sap:goods-receipt, goods-received-to-sap-goods-receipt",
        "canonical:inspection-completed, sap:usage-decision, inspection-completed-to-sap-usage-decision",
        "canonical:inspection-completed, sap:inspection-stock, inspection-completed-to-sap-inspection-stock",
        "canonical:work-order-released, sap:work-order, work-order-released-to-sap-work-order",
        "canonical:work-order-changed, sap:work-order, work-order-changed-to-sap-work-order",
        "canonical:work-order-released, sap:order-release, work-order-released-to-sap-order-release",
        "canonical:warehouse-transfer-completed, sap:material-document, warehouse-transfer-completed-to-sap-material-document",
        "canonical:quality-hold-placed, sap:stock-status, quality-hold-placed-to-sap-stock-status",
        "canonical:quality-hold-released, sap:stock-status, quality-hold-released-to-sap-stock-status",
        "canonical:quality-hold-placed, sap:delivery-block, quality-hold-placed-to-sap-delivery-block",
        "canonical:quality-hold-released, sap:delivery-block, quality-hold-released-to-sap-delivery-block",
        "canonical:labor-reported, sap:confirmation, labor-reported-to-sap-confirmation",
        "canonical:downtime-started, sap:notification, downtime-started-to-sap-notification",
        "canonical:downtime-ended, sap:notification, downtime-ended-to-sap-notification",
        "canonical:shipment-dispatched, sap:goods-issue, shipment-dispatched-to-sap-goods-issue"
    })
    void mapsWhatTheFlowNames(String fromType, String toType, String mapping) throws Exception {
        TestReference.into(camel);
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
            byte[] mapped = CanonicalJson.write(flow.requestBody("direct:in", event));
            assertThat(CanonicalJson.mapper().readTree(mapped))
                    .isEqualTo(CanonicalJson.mapper().readTree(Golden.expected(golden)));
        });
    }
}
