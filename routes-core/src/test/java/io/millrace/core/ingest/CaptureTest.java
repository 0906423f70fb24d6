/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class CaptureTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void keepsTheBytesAndThePlaceAndDropsWhatCouldSteerAProducer() {
        exchange.getMessage().setBody(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
        exchange.getMessage().setHeader("CamelMqttTopic", "plant/ULM/L3/consumption");
        exchange.getMessage().setHeader("Authorization", "Bearer secret");
        exchange.getMessage().setHeader("kafka.OVERRIDE_TOPIC", "elsewhere");
        exchange.getMessage().setHeader("CamelHttpUri", "http://elsewhere");

        new Capture().process(exchange);

        RawInput input = RawInput.of(exchange);
        assertThat(new String(input.bytes(), StandardCharsets.UTF_8)).isEqualTo("{}");
        assertThat(exchange.getMessage().getBody()).isInstanceOf(byte[].class);
        assertThat(input.contentType()).isEqualTo("application/json");
        assertThat(input.place()).isEqualTo("plant/ULM/L3/consumption");
        assertThat(input.plant()).contains("ULM");
        assertThat(exchange.getMessage().getHeaders()).containsOnlyKeys("CamelMqttTopic");
    }

    @Test
    void keepsAHeaderTheKameletAsksFor() {
        Capture capture = new Capture();
        capture.setHeaders("X-Machine");
        exchange.getMessage().setHeader("x-machine", "L3");
        capture.process(exchange);
        assertThat(RawInput.of(exchange).context()).containsEntry("x-machine", "L3");
    }

    @Test
    void keepsWhatWouldSteerAProducerOutOfTheHeaders() {
        exchange.getMessage().setHeader("CamelHttpPath", "/webhooks/test");
        exchange.getMessage().setHeader("CamelFileName", "../../etc/passwd");
        new Capture().process(exchange);
        assertThat(exchange.getMessage().getHeaders()).isEmpty();
        assertThat(RawInput.of(exchange).context()).containsEntry("CamelHttpPath", "/webhooks/test");
    }

    @Test
    void theFailureTextNamesCodePlaceAndPlant() {
        exchange.getMessage().setHeader("CamelMqttTopic", "plant/ULM/L3/consumption");
        new Capture().process(exchange);
        MfgException failure = new MfgException(ModelError.MISSING_FIELD, "workOrder is missing");
        assertThat(FailureText.of(RawInput.of(exchange), failure))
                .isEqualTo("MFG-MODEL-001 workOrder is missing (plant ULM, plant/ULM/L3/consumption)");
    }
}
