/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.ingest.Capture;
import io.millrace.core.kafka.TestEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogContextTest {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final List<Map<String, String>> seen = new ArrayList<>();

    @AfterEach
    void stop() {
        context.stop();
        MDC.clear();
    }

    @Test
    void everyStepKnowsWhatItsExchangeIsAbout() throws Exception {
        start();
        MDC.put("own", "kept");
        send(TestEvents.consumed("WO-1", 7));
        assertThat(seen)
                .hasSize(2)
                .allSatisfy(facts -> assertThat(facts)
                        .containsEntry("correlationId", "WO-1")
                        .containsEntry("eventId", "WO-1-C-7")
                        .containsEntry("eventType", "material-consumed")
                        .containsEntry("businessKey", "work-order:WO-1")
                        .containsEntry("plant", "ULM")
                        .containsEntry("own", "kept"));
        assertThat(MDC.getCopyOfContextMap()).containsOnlyKeys("own");
    }

    @Test
    void aRawMessageIsKnownByPlantAndPlace() throws Exception {
        start();
        context.createProducerTemplate().send("direct:in", exchange -> {
            exchange.getMessage().setBody("{}");
            exchange.getMessage().setHeader("CamelMqttTopic", "plant/ULM/L3/count");
            new Capture().process(exchange);
        });
        assertThat(seen.get(0)).containsEntry("plant", "ULM").containsEntry("place", "plant/ULM/L3/count");
    }

    @Test
    void aBatchHasNoFactsAndItCanBeTurnedOff() throws Exception {
        context.getPropertiesComponent().addInitialProperty("mfg.log.context", "false");
        start();
        send(TestEvents.consumed("WO-1", 7));
        send(TestEvents.consumed(3));
        assertThat(seen).allSatisfy(facts -> assertThat(facts).isNull());
    }

    private void start() throws Exception {
        Processor note = exchange -> seen.add(MDC.getCopyOfContextMap());
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").process(note).to("direct:out");
                from("direct:out").process(note);
            }
        });
        context.start();
    }

    private Exchange send(Object body) {
        return context.createProducerTemplate()
                .send("direct:in", exchange -> exchange.getMessage().setBody(body));
    }
}
