/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.canonical.value.Quantity;
import io.millrace.core.post.Posted;
import io.millrace.mes.TestReference;
import io.millrace.mes.line.Broker;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LineRoutesTest {

    private static final Broker broker = Broker.shared();

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("line.brokerUrl", broker.url());
        properties.setProperty("events", "mock:events");
        properties.setProperty("work-orders", "direct:work-orders");
        camel.getPropertiesComponent().setOverrideProperties(properties);
        TestReference.use(camel);
        camel.addRoutes(new LineRoutes());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void whatALineConsumedBecomesAnEvent() throws Exception {
        MockEndpoint events = camel.getEndpoint("mock:events", MockEndpoint.class);
        events.expectedMessageCount(1);
        broker.publish(
                "plant/ULM/L3/consumption",
                List.of(new String(Golden.input("line-to-material-consumed/lot"), StandardCharsets.UTF_8)));
        events.assertIsSatisfied();

        Event<?> event = events.getExchanges().get(0).getMessage().getBody(Event.class);
        assertThat(((MaterialConsumed) event.data()).quantity()).isEqualTo(Quantity.of("2.500", "KGM"));
    }

    @Test
    void aReleasedOrderIsPostedToTheLine() throws Exception {
        MqttClient line = broker.connect("line-3");
        line.subscribe("plant/ULM/L3/work-order", 1);

        Exchange posted = camel.createProducerTemplate()
                .request(
                        "direct:work-orders",
                        exchange -> exchange.getMessage()
                                .setBody(CloudEventCodec.readStructured(
                                        Golden.input("work-order-released-to-line-work-order/two-operations"))));

        assertThat(posted.getException()).isNull();
        assertThat(Posted.of(posted)).isNotNull();
        line.disconnect();
    }
}
