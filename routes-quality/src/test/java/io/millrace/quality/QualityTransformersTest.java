/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.quality.wire.QualityHoldChange;
import io.millrace.quality.wire.QualityNonconformance;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A flow that names both data types gets the mapping that the golden pairs describe. */
class QualityTransformersTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void holds() throws Exception {
        becomesEvents("quality:hold", "canonical:quality-hold", "quality-to-hold", QualityHoldChange.class);
    }

    @Test
    void nonconformances() throws Exception {
        becomesEvents(
                "quality:nonconformance",
                "canonical:nonconformance-raised",
                "quality-to-nonconformance",
                QualityNonconformance.class);
    }

    private void becomesEvents(String fromType, String toType, String mapping, Class<?> wire) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").transformDataType(new DataType(fromType), new DataType(toType));
            }
        });
        camel.start();

        assertThat(Golden.cases(mapping)).isNotEmpty().allSatisfy(golden -> {
            Event<?> event = camel.createProducerTemplate()
                    .requestBody("direct:in", CanonicalJson.read(Golden.input(golden), wire), Event.class);
            assertThat(CanonicalJson.read(CloudEventCodec.writeStructured(event), JsonNode.class))
                    .isEqualTo(Golden.output(golden, JsonNode.class));
        });
    }
}
