/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the SAP sources over AMQP 1.0 refuse at start; what they do is tested with a broker, in {@code SapAmqpIT}. */
class SapAmqpSourcesTest {

    private static final String SAP = "&address=q&baseUrl=http://127.0.0.1:1";

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "mfg-sap-production-order-amqp-source, brokerUri=tcp://127.0.0.1:61616, brokerUri",
        "mfg-sap-purchase-order-amqp-source, brokerUri=amqp://broker.example.com:5672, MFG-CHECK-005",
        "mfg-sap-inbound-delivery-amqp-source, 'brokerUri=RAW(failover:(amqp://broker.example.com:5672))', MFG-CHECK-005",
        "mfg-sap-inbound-delivery-amqp-source, brokerUri=amqps://broker.example.com:5671&retryDelay=0, retryDelay",
        "mfg-sap-purchase-order-amqp-source, brokerUri=amqps://broker.example.com:5671&retryMaxDelay=1, retryMaxDelay",
        "mfg-sap-production-order-amqp-source, brokerUri=amqps://broker.example.com:5671&plant=ULM-1, plant"
    })
    void doesNotStartWith(String kamelet, String parameters, String named) {
        assertThatThrownBy(() -> {
                    camel.addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("kamelet:" + kamelet + "/sap-in?" + parameters + SAP)
                                    .to("log:in");
                        }
                    });
                    camel.start();
                })
                .hasStackTraceContaining(named);
    }
}
