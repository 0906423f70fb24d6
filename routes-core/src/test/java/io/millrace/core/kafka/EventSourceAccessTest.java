/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConsumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A Kafka that refuses a consumer: it says so once, is not ready, and goes on when it is let in. */
class EventSourceAccessTest extends EventSourceFixture {

    private static final String ADDRESS = TestUsers.ADDRESS;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(KafkaAccess.class);

    EventSourceAccessTest() {
        super(TestUsers.broker());
    }

    @BeforeEach
    void logOn() {
        Properties properties = new Properties();
        properties.put("camel.kamelet.mfg-event-source.securityProtocol", "SASL_PLAINTEXT");
        properties.put("camel.kamelet.mfg-event-source.saslMechanism", "PLAIN");
        properties.put("camel.kamelet.mfg-event-source.saslJaasConfig", TestUsers.jaasConfig(group));
        context.getPropertiesComponent().setInitialProperties(properties);
        HealthCheckRegistry registry = new DefaultHealthCheckRegistry();
        registry.setCamelContext(context);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, registry);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopLog() {
        logger.detachAppender(log);
    }

    @Test
    void anUnknownUserComesInWhenItIsKnown() throws Exception {
        TestUsers.allow(group, ResourceType.TOPIC, topic);
        TestUsers.allow(group, ResourceType.GROUP, group);
        start();
        assertRefused("Authentication failed");
        TestUsers.KNOWN.add(group);
        assertGoesOn();
    }

    @Test
    void aDeniedGroupIsJoinedWhenItIsAllowed() throws Exception {
        TestUsers.KNOWN.add(group);
        TestUsers.allow(group, ResourceType.TOPIC, topic);
        start();
        assertRefused("group: " + group);
        TestUsers.allow(group, ResourceType.GROUP, group);
        assertGoesOn();
    }

    @Test
    void aDeniedTopicIsReadWhenItIsAllowed() throws Exception {
        TestUsers.KNOWN.add(group);
        TestUsers.allow(group, ResourceType.GROUP, group);
        start();
        assertRefused("topics: [" + topic + "]");
        TestUsers.allow(group, ResourceType.TOPIC, topic);
        assertGoesOn();
    }

    @Test
    void aSourceThatIsRefusedStopsAtOnce() throws Exception {
        start();
        assertRefused("Authentication failed");
        long begin = System.nanoTime();
        context.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void camelAloneNeverComesBack() throws Exception {
        TestUsers.allow(group, ResourceType.TOPIC, topic);
        TestUsers.allow(group, ResourceType.GROUP, group);
        context.getRegistry().bind("jaas", TestUsers.jaasConfig(group));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kafka:" + topic + "?pollOnError=RECONNECT&groupId=" + group + "&brokers=" + ADDRESS
                                + "&securityProtocol=SASL_PLAINTEXT&saslMechanism=PLAIN&saslJaasConfig=#bean:jaas")
                        .routeId("alone")
                        .process(exchange -> accepted.add(exchange.getMessage().getBody()));
            }
        });
        context.start();
        KafkaConsumer consumer = (KafkaConsumer) context.getRoute("alone").getConsumer();
        await().atMost(LONG).until(() -> consumer.healthStates().get(0).getClientId() != null);
        await().atMost(LONG)
                .until(() -> !consumer.healthStates().get(0).isReady()
                        && !consumer.healthStates().get(0).isRecoverable());
        TestUsers.KNOWN.add(group);
        publish(TestEvents.consumed(1));
        await().during(Duration.ofSeconds(1)).atMost(LONG).until(accepted::isEmpty);
        assertThat(consumer.healthStates().get(0).isRecoverable()).isFalse();
    }

    private void start() throws Exception {
        publish(TestEvents.consumed(30));
        flow(
                "mfg-event-source/in?maxBackoff=300&bootstrapServers=" + ADDRESS + "&topic=" + topic + "&groupId="
                        + group,
                this::accept);
        context.start();
    }

    private void assertRefused(String why) {
        await().atMost(LONG).until(() -> health().getState() == HealthCheck.State.DOWN && !log.list.isEmpty());
        assertThat(health().getMessage().orElseThrow())
                .startsWith("MFG-INGEST-007 group " + group + " at " + ADDRESS)
                .containsIgnoringCase(why);
        await().during(Duration.ofSeconds(1)).atMost(LONG).until(() -> health().getState() == HealthCheck.State.DOWN);
        assertThat(alerts()).hasSize(1);
        assertThat(alerts().get(0)).contains("MFG-INGEST-007").contains("Mend the credentials");
    }

    private void assertGoesOn() {
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 30);
        assertAllInOrder(30);
        await().atMost(LONG).until(() -> health().getState() == HealthCheck.State.UP);
        assertThat(alerts()).hasSize(1);
    }

    private List<String> alerts() {
        return List.copyOf(log.list).stream()
                .filter(line -> line.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private HealthCheck.Result health() {
        return HealthCheckRegistry.get(context)
                .getCheck("kafka-in")
                .orElseThrow()
                .call();
    }
}
