/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.RawInput;
import io.millrace.mes.line.wire.LineConsumption;
import io.millrace.mes.line.wire.LineCount;
import io.millrace.mes.line.wire.LineState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every source kamelet of a line, in front of a real broker. */
class LineSourcesTest {

    private static final Broker broker = Broker.shared();

    private final String topic = "plant/ULM/L3/" + System.nanoTime();
    private final List<Exchange> received = new CopyOnWriteArrayList<>();
    private final List<Throwable> poison = new CopyOnWriteArrayList<>();
    private final DefaultCamelContext camel = new DefaultCamelContext();

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of("mfg-line-material-consumed-source", LineConsumption.class, """
                        {"messageId":"ULM-L3-C-000123","sequence":123,"machine":"ULM-L3","workOrder":"WO-1001",
                         "operation":"0020","item":"RM-100","lot":"L-77","quantity":"2.500","unit":"kg",
                         "consumedAt":"2026-11-23T07:00:00.123+01:00"}"""),
                Arguments.of("mfg-line-production-count-source", LineCount.class, """
                        {"messageId":"ULM-L3-P-000045","machine":"ULM-L3","workOrder":"WO-1001","operation":"0020",
                         "item":"FG-200","lot":"L-900","good":120,"scrap":3,"rework":0,"unit":"pcs","final":false,
                         "countedAt":"2026-11-23T07:00:00.123+01:00"}"""),
                Arguments.of("mfg-line-equipment-state-source", LineState.class, """
                        {"messageId":"ULM-L3-S-000007","machine":"ULM-L3","state":"EXECUTE","previousState":"IDLE",
                         "workOrder":"WO-1001","changedAt":"2026-11-23T07:00:00.123+01:00"}"""));
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @ParameterizedTest
    @MethodSource("sources")
    void startsWithTheRequiredParametersAndReadsItsRecord(String kamelet, Class<?> record, String message)
            throws Exception {
        start(kamelet, required());
        broker.publish(topic, List.of(message));
        await().atMost(Duration.ofMinutes(1)).until(() -> !received.isEmpty());

        assertThat(received.get(0).getMessage().getBody()).isInstanceOf(record);
        RawInput raw = RawInput.of(received.get(0));
        assertThat(raw.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(message);
        assertThat(raw.context()).containsEntry("CamelMqttTopic", topic);
        assertThat(received.get(0).getMessage().getHeaders()).containsOnlyKeys("CamelMqttTopic");
    }

    @ParameterizedTest
    @MethodSource("sources")
    void aPoisonMessageNamesItsFieldAndDoesNotHoldUpWhatFollows(String kamelet, Class<?> record, String message)
            throws Exception {
        start(kamelet, required());
        broker.publish(topic, List.of(message.replace("ULM-L3\",\"", "ULM-L3\",\"not-"), "no json", message));
        await().atMost(Duration.ofMinutes(1)).until(() -> !received.isEmpty());

        assertThat(received.get(0).getMessage().getBody()).isInstanceOf(record);
        assertThat(poison).hasSize(2).allSatisfy(failure -> assertThat(failure).isInstanceOf(MfgException.class));
        assertThat(poison.get(0)).hasMessageMatching("MFG-MODEL-001 (workOrder|state) is missing");
        assertThat(poison.get(1)).hasMessageStartingWith("MFG-MODEL-007");
    }

    /** The examples show kamelets in JMX, which changes how Camel runs them. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aFlowThatFailsGetsTheMessageAgainBeforeTheNext(boolean kameletsInJmx) throws Exception {
        camel.getManagementStrategy().getManagementAgent().setRegisterRoutesCreateByKamelet(kameletsInJmx);
        List<String> taken = new CopyOnWriteArrayList<>();
        AtomicInteger attempts = new AtomicInteger();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-line-equipment-state-source/line-in?" + options(required()))
                        .process(exchange -> {
                            LineState state = exchange.getMessage().getBody(LineState.class);
                            if (state.messageId().equals("S-2") && attempts.incrementAndGet() <= 2) {
                                throw new IllegalStateException("Kafka is down");
                            }
                            taken.add(state.messageId());
                        });
            }
        });
        camel.start();
        String state =
                "{\"messageId\":\"S-%d\",\"machine\":\"ULM-L3\",\"state\":\"IDLE\",\"changedAt\":\"2026-11-23T07:00:00Z\"}";
        broker.publish(topic, Stream.of(1, 2, 3).map(state::formatted).toList());

        await().atMost(Duration.ofMinutes(1)).until(() -> taken.size() >= 3);
        assertThat(taken).containsExactly("S-1", "S-2", "S-3");
        assertThat(attempts).hasValue(3);
    }

    @ParameterizedTest
    @CsvSource({"brokerUrl", "topic", "clientId"})
    void doesNotStartWithout(String missing) {
        Map<String, String> parameters = required();
        parameters.remove(missing);
        assertThatThrownBy(() -> start("mfg-line-material-consumed-source", parameters))
                .hasStackTraceContaining(missing);
    }

    @ParameterizedTest
    @CsvSource({
        "brokerUrl, broker.example.com, MFG-CHECK-002",
        "brokerUrl, tcp://broker.example.com:1883, MFG-CHECK-005",
        "clientId, two words, MFG-CHECK-002",
        "sessionExpiry, 10s, MFG-CHECK-002",
        "sessionExpiry, often, sessionExpiry",
        "inFlight, 0, MFG-CHECK-002",
        "inFlight, many, inFlight",
        "password, secret, MFG-CHECK-002",
        "cleanStart, true, MFG-CHECK-001"
    })
    void doesNotStartWithWhatCannotWork(String parameter, String value, String named) {
        Map<String, String> parameters = required();
        parameters.put(parameter, value);
        assertThatThrownBy(() -> start("mfg-line-material-consumed-source", parameters))
                .hasStackTraceContaining(named);
    }

    private Map<String, String> required() {
        return Stream.of("brokerUrl=" + broker.url(), "topic=" + topic, "clientId=test-" + System.nanoTime())
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private void start(String kamelet, Map<String, String> parameters) throws Exception {
        String options = options(parameters);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:poison").deadLetterHandleNewException(false));
                from("direct:poison").process(this::remember);
                from("kamelet:" + kamelet + "/line-in?" + options).process(received::add);
            }

            private void remember(Exchange exchange) {
                poison.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
                HandedOver.on(exchange);
            }
        });
        camel.start();
    }

    private static String options(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=RAW(" + parameter.getValue() + ")")
                .collect(Collectors.joining("&"));
    }
}
