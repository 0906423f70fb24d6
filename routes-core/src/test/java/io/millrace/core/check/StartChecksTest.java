/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartChecksTest {

    private static final String SAFE_KAFKA = "kafka:t?brokers=127.0.0.1:1&groupId=g&autoCommitEnable=false"
            + "&allowManualCommit=true&breakOnFirstError=true&autoOffsetReset=earliest&pollOnError=RECONNECT"
            + "&keyDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer"
            + "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer";

    private static final String KAMELET = """
            - routeTemplate:
                id: %s
                parameters:
                  - name: topic
                    required: true
                  - name: batchSize
                    defaultValue: "5"
                beans:
                  - name: settings
                    type: "#class:io.millrace.core.check.StartChecksTest$TestSettings"
                    properties:
                      topic: "{{topic}}"
                      batchSize: "{{batchSize}}"
                from:
                  uri: kamelet:source
                  steps:
                    - log: "x"
            """;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void startsWithKnownParametersOnly() throws Exception {
        kamelet("mfg-test-sink");
        call("mfg-test-sink/ulm-out?topic=a&batch-size=7");
        context.start();
        assertThat(context.getRoute("ulm-out")).isNotNull();
    }

    @Test
    void refusesAnUnknownParameterAndNamesKameletAndParameter() throws Exception {
        kamelet("mfg-test-sink");
        call("mfg-test-sink/ulm-out?topic=a&batchSice=7");
        assertRefused("MFG-CHECK-001", "mfg-test-sink/ulm-out", "batchSice");
    }

    @Test
    void leavesTheKameletsOfOthersAlone() throws Exception {
        kamelet("other-sink");
        call("other-sink?topic=a&anything=7");
        context.start();
    }

    @Test
    void refusesANumberThatIsNoneAndAsksTheSettingsForTheRest() throws Exception {
        kamelet("mfg-test-sink");
        call("mfg-test-sink/ulm-out?topic=a&batchSize=-1");
        assertRefused("MFG-CHECK-002", "mfg-test-sink/ulm-out", "batchSize", "must be positive");
    }

    @Test
    void refusesAValueThatCamelWouldTakeForABeanOfTheKamelet() throws Exception {
        kamelet("mfg-test-sink");
        call("mfg-test-sink/ulm-out?topic=settings");
        assertRefused("MFG-CHECK-002", "parameter topic may not be 'settings'");
    }

    @Test
    void refusesAWrongTypeByName() throws Exception {
        kamelet("mfg-test-sink");
        call("mfg-test-sink/ulm-out?topic=a&batchSize=abc");
        assertThatThrownBy(context::start).hasStackTraceContaining("batchSize").hasStackTraceContaining("abc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://broker:1883", "amqp://broker:5672", "failover:(amqp://broker:5672)"})
    void refusesAPlainAddressOfTheSettings(String address) throws Exception {
        kamelet("mfg-test-sink");
        call("mfg-test-sink/ulm-out?topic=" + address);
        assertRefused("MFG-CHECK-005", "mfg-test-sink/ulm-out", "broker");
    }

    @ParameterizedTest
    @CsvSource({
        "autoCommitEnable=false, autoCommitEnable=true",
        "allowManualCommit=true, allowManualCommit=false",
        "breakOnFirstError=true, breakOnFirstError=false",
        "autoOffsetReset=earliest, autoOffsetReset=latest",
        "pollOnError=RECONNECT, pollOnError=RETRY",
        "&groupId=g, ''",
        "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer, ''"
    })
    void refusesEveryKafkaConsumerIntoTheLedgerThatLosesRecords(String safe, String unsafe) throws Exception {
        context.addComponent("ledger", context.getComponent("mock"));
        route(SAFE_KAFKA.replace(safe, unsafe), "ledger:erp", false);
        assertRefused("MFG-CHECK-003", "route accept");
    }

    @Test
    void acceptsTheOneSafeKafkaConsumerAndLeavesOthersAlone() throws Exception {
        context.addComponent("ledger", context.getComponent("mock"));
        route(SAFE_KAFKA, "ledger:erp", false);
        route("kafka:telemetry?brokers=127.0.0.1:1", "mock:telemetry", false);
        context.start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vertx-http:http://erp:8080/api",
                "kafka:t?brokers=kafka-1:9092",
                "kafka:t?brokers=localhost:1,10.0.0.7:9092&securityProtocol=SASL_PLAINTEXT"
            })
    void refusesPlainTextToAnotherMachine(String to) throws Exception {
        route("direct:a", to, true);
        assertRefused("MFG-CHECK-005");
    }

    @Test
    void refusesKafkaThatDoesNotCheckTheHostName() throws Exception {
        route("direct:a", "kafka:t?brokers=kafka-1:9092&securityProtocol=SASL_SSL&sslEndpointAlgorithm=none", true);
        assertRefused("MFG-CHECK-006");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vertx-http:https://erp/api",
                "vertx-http:http://127.0.0.1:8080",
                "vertx-http:http://localhost:8080?connectTimeout=100",
                "kafka:t?brokers=localhost:1",
                "kafka:t?brokers=10.255.255.1:9093&securityProtocol=SSL"
            })
    void acceptsEncryptedAndLocalConnections(String to) throws Exception {
        route("direct:a", to, false);
        context.start();
        assertThat(context.hasEndpoint(to)).isNotNull();
    }

    @Test
    void aPlantCanAcceptARiskByItsCode() throws Exception {
        context.getPropertiesComponent().addInitialProperty("mfg.check.accept", "MFG-CHECK-004, MFG-CHECK-005");
        route("direct:a", "vertx-http:http://erp:8080/api", true);
        context.start();
    }

    @Test
    void refusesJolokiaBeyondThisMachine() {
        context.getPropertiesComponent().addInitialProperty("camel.management.jolokia-enabled", "true");
        assertRefused("MFG-CHECK-007", "0.0.0.0");
    }

    @Test
    void acceptsJolokiaOnThisMachine() throws Exception {
        context.getPropertiesComponent().addInitialProperty("camel.management.jolokiaEnabled", "true");
        context.getPropertiesComponent().addInitialProperty("camel.management.host", "127.0.0.1");
        context.start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "host=0.0.0.0", "host=10.0.0.7", "host=10.0.0.7,use-global-ssl-context-parameters=false"})
    void refusesAWebServerForWebhooksBeyondThisMachineWithoutTls(String server) throws Exception {
        webhook(server);
        assertRefused("MFG-CHECK-008", "route erp-in", server.contains("10.0.0.7") ? "10.0.0.7" : "0.0.0.0", "proxy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host=127.0.0.1", "host=0.0.0.0,use-global-ssl-context-parameters=true"})
    void acceptsAWebServerOnThisMachineOrWithTls(String server) throws Exception {
        webhook(server);
        context.start();
    }

    @Test
    void acceptsAWebServerBehindAProxyWhenThePlantSaysSo() throws Exception {
        context.getPropertiesComponent().addInitialProperty("mfg.check.accept", "MFG-CHECK-008");
        webhook("host=0.0.0.0");
        context.start();
    }

    private void webhook(String server) throws Exception {
        context.getPropertiesComponent().addInitialProperty("camel.server.enabled", "true");
        for (String setting : server.isEmpty() ? new String[0] : server.split(",")) {
            String[] pair = setting.split("=");
            context.getPropertiesComponent().addInitialProperty("camel.server." + pair[0], pair[1]);
        }
        MainHttpServer any = new MainHttpServer();
        any.setPort(0);
        context.addService(any);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("rest:post:webhooks/erp").routeId("erp-in").to("mock:flow");
            }
        });
    }

    private void assertRefused(String... words) {
        var refused = assertThatThrownBy(context::start);
        for (String word : words) {
            refused.hasStackTraceContaining(word);
        }
    }

    private void kamelet(String name) throws Exception {
        PluginHelper.getRoutesLoader((CamelContext) context)
                .loadRoutes(ResourceHelper.fromBytes(
                        "template.yaml", KAMELET.formatted(name).getBytes(StandardCharsets.UTF_8)));
    }

    private void call(String kamelet) throws Exception {
        route("direct:a", "kamelet:" + kamelet, true);
    }

    private void route(String from, String to, boolean autoStart) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from)
                        .routeId(from.startsWith("kafka:t?") ? "accept" : "route-" + from.hashCode())
                        .autoStartup(autoStart)
                        .to(to);
            }
        });
    }

    public static final class TestSettings implements Settings {
        private String topic;
        private int batchSize;

        public void setTopic(String topic) {
            this.topic = topic;
        }

        public void setBatchSize(int batchSize) {
            this.batchSize = batchSize;
        }

        @Override
        public void check() {
            Settings.require(batchSize > 0, "batchSize", "must be positive");
        }

        @Override
        public List<String> addresses() {
            return List.of(topic);
        }
    }
}
