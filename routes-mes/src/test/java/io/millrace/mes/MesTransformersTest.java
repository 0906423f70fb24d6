/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.json.CloudEventCodec;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A flow that names both data types gets the mapping that the golden pairs describe. */
class MesTransformersTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "line:material-consumed, canonical:material-consumed, line-to-material-consumed, LineConsumption",
        "line:equipment-state, canonical:equipment-state-changed, line-to-equipment-state, LineState",
        "line:production-count, core:counter-reading, line-production-count-to-counter-reading, LineCount",
        "canonical:work-order-released, line:work-order, work-order-released-to-line-work-order, ",
        "canonical:work-order-released, mes:work-order, work-order-released-to-mes-work-order, ",
        "canonical:work-order-changed, mes:work-order, work-order-changed-to-mes-work-order, ",
        "canonical:work-order-closed, mes:work-order, work-order-closed-to-mes-work-order, ",
        "canonical:work-order-released, scheduling:job, work-order-released-to-scheduling-job, ",
        "canonical:work-order-released, labor:activity, work-order-released-to-labor-activity, "
    })
    void mapsWhatTheFlowNames(String fromType, String toType, String mapping, String wire) throws Exception {
        TestReference.use(camel);
        start(fromType, toType);

        assertThat(Golden.cases(mapping)).isNotEmpty().allSatisfy(golden -> {
            Object mapped = camel.createProducerTemplate().requestBody("direct:in", body(golden, wire));
            assertThat(json(mapped)).isEqualTo(Golden.output(golden, JsonNode.class));
        });
    }

    @ParameterizedTest
    @CsvSource({"line:material-consumed, canonical:material-consumed, line-to-material-consumed/lot, LineConsumption"})
    void asksForTheCrossReferenceThatIsMissing(String fromType, String toType, String golden, String wire)
            throws Exception {
        start(fromType, toType);

        assertThatThrownBy(() -> camel.createProducerTemplate().requestBody("direct:in", body(golden, wire)))
                .hasStackTraceContaining("MFG-REF-005")
                .hasStackTraceContaining("mfg.reference.files");
    }

    private void start(String fromType, String toType) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").transformDataType(new DataType(fromType), new DataType(toType));
            }
        });
        camel.start();
    }

    private static Object body(String golden, String wire) throws ClassNotFoundException {
        byte[] input = Golden.input(golden);
        return wire == null
                ? CloudEventCodec.readStructured(input)
                : CanonicalJson.read(input, Class.forName("io.millrace.mes.line.wire." + wire));
    }

    private static JsonNode json(Object mapped) {
        byte[] json =
                mapped instanceof Event<?> event ? CloudEventCodec.writeStructured(event) : CanonicalJson.write(mapped);
        return CanonicalJson.read(json, JsonNode.class);
    }
}
