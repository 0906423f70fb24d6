/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posted;
import io.millrace.mes.line.wire.LineWorkOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sink kamelet of a line, in front of a real broker. */
class LineWorkOrderSinkTest {

    private static final Broker broker = Broker.shared();
    private static final LineWorkOrder ORDER =
            Golden.output("work-order-released-to-line-work-order/two-operations", LineWorkOrder.class);

    private final String topic = "plant/ULM/L3/work-order-" + System.nanoTime();
    private final Map<String, String> parameters =
            new TreeMap<>(Map.of("brokerUrl", broker.url(), "topic", topic, "clientId", "sink-" + System.nanoTime()));
    private final List<String> line = new CopyOnWriteArrayList<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void publishesTheOrderAndSaysPostedWithTheRequiredParametersAlone() throws Exception {
        MqttClient subscriber = subscribe();
        start();

        Exchange posted = post(ORDER);

        assertThat(posted.getException()).isNull();
        assertThat(Posted.of(posted)).isEqualTo(new Posted(null));
        await().until(() -> line.size() == 1);
        assertThat(CanonicalJson.read(line.get(0).getBytes(StandardCharsets.UTF_8), JsonNode.class))
                .isEqualTo(Golden.output("work-order-released-to-line-work-order/two-operations", JsonNode.class));
        subscriber.disconnect();
    }

    @Test
    void manyInARowAreAllPosted() throws Exception {
        MqttClient subscriber = subscribe();
        start();

        assertThat(IntStream.range(0, 60).mapToObj(order -> post(ORDER))).allSatisfy(posted -> {
            assertThat(posted.getException()).isNull();
            assertThat(Posted.of(posted)).isNotNull();
        });
        await().until(() -> line.size() == 60);
        subscriber.disconnect();
    }

    @Test
    void aLineThatNeverConnectedMakesTheOrderPremature() throws Exception {
        start();

        assertThat(post(ORDER).getException())
                .isInstanceOf(NotPosted.Premature.class)
                .hasMessageContaining("MFG-LINE-003 topic " + topic);
    }

    @Test
    void aBrokerThatIsAwayHasProcessedNothing() throws Exception {
        parameters.put("brokerUrl", "tcp://127.0.0.1:1");
        start();

        assertThat(post(ORDER).getException())
                .isInstanceOf(NotPosted.NotProcessed.class)
                .hasMessageContaining("MFG-LINE-001");
    }

    @Test
    void aBrokerThatDoesNotAcknowledgeLeavesTheOutcomeOpen() throws Exception {
        try (ScriptedBroker silent = ScriptedBroker.silent()) {
            parameters.put("brokerUrl", silent.url());
            parameters.put("requestTimeout", "300");
            start();

            assertThat(post(ORDER).getException())
                    .isInstanceOf(NotPosted.Ambiguous.class)
                    .hasMessageContaining("MFG-LINE-006");
        }
    }

    @Test
    void aBodyThatIsNoWireRecordIsRefused() throws Exception {
        start();

        assertThat(post("order 7").getException()).hasMessageContaining("the body is no wire record");
    }

    @ParameterizedTest
    @ValueSource(strings = {"brokerUrl", "topic", "clientId"})
    void doesNotStartWithout(String missing) {
        parameters.remove(missing);
        assertThatThrownBy(this::start).hasStackTraceContaining(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "brokerUrl, tcp://broker.example.com:1883, MFG-CHECK-005",
        "requestTimeout, 0, MFG-CHECK-002",
        "retained, true, MFG-CHECK-001"
    })
    void doesNotStartWithWhatCannotWork(String parameter, String value, String named) {
        parameters.put(parameter, value);
        assertThatThrownBy(this::start).hasStackTraceContaining(named);
    }

    private MqttClient subscribe() throws Exception {
        MqttClient subscriber = broker.connect("line-" + System.nanoTime());
        subscriber.setCallback(new CollectingCallback(line));
        subscriber.subscribe(topic, 1);
        return subscriber;
    }

    private void start() throws Exception {
        String options = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=RAW(" + parameter.getValue() + ")")
                .collect(Collectors.joining("&"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:mfg-line-work-order-sink/line-out?" + options);
            }
        });
        camel.start();
    }

    private Exchange post(Object body) {
        return camel.createProducerTemplate()
                .request("direct:in", exchange -> exchange.getMessage().setBody(body));
    }
}
