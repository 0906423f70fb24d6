/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CloudEventCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Transformer;
import org.apache.camel.spi.TransformerKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CloudEventsJsonTest {

    private final CamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        for (Transformer transformer : ServiceLoader.load(Transformer.class)) {
            camel.getTransformerRegistry().put(TransformerKey.createFrom(transformer), transformer);
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:read").transformDataType("cloudevents:json", "canonical:event");
                from("direct:write").transformDataType("canonical:event", "cloudevents:json");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    /** What other publishers write comes out as we write it: both ways in one pair. */
    @TestFactory
    Stream<DynamicTest> goldenPairs() {
        return Golden.tests(
                "cloudevents-json", json -> CloudEventCodec.writeStructured(CloudEventCodec.readStructured(json)));
    }

    @Test
    void aFlowReadsAndWritesOneEvent() {
        Event<?> event = Examples.event(EventType.MATERIAL_CONSUMED);

        Exchange written = request("direct:write", event);
        Exchange read = request("direct:read", written.getMessage().getBody(String.class));

        assertThat(written.getMessage().getHeader(Exchange.CONTENT_TYPE)).isEqualTo("application/cloudevents+json");
        assertThat(written.getProperty("MillraceEnvelope")).isEqualTo(event.envelope());
        assertThat(read.getMessage().getBody()).isEqualTo(event);
    }

    @Test
    void aFlowReadsAndWritesAList() {
        List<Event<?>> events =
                List.of(Examples.event(EventType.SHIPMENT_READY), Examples.event(EventType.DOWNTIME_ENDED));

        Exchange written = request("direct:write", events);
        Exchange read = request("direct:read", written.getMessage().getBody());

        assertThat(read.getMessage().getBody()).isEqualTo(events);
    }

    @Test
    void aBodyThatIsNoEventOrNoDocumentIsRefused() {
        assertRefused("direct:write", "text", "the body must be a canonical event, got java.lang.String");
        assertRefused("direct:read", Map.of(), "MFG-MODEL-007");
        assertRefused("direct:read", "{}".getBytes(StandardCharsets.UTF_8), "MFG-MODEL-009");
    }

    private void assertRefused(String route, Object body, String text) {
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> {
                    Exchange exchange = request(route, body);
                    throw exchange.getException();
                })
                .withMessageContaining(text);
    }

    private Exchange request(String route, Object body) {
        return camel.createProducerTemplate()
                .request(route, exchange -> exchange.getMessage().setBody(body));
    }
}
