/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.core.ingest.HandedOver;
import io.millrace.mes.line.settings.LineSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Why Camel's own client is not enough: a broker that sends a queued message together with its CONNACK. */
class ResumeRaceTest {

    private static final int RESUMES = 5;

    private final List<String> received = new CopyOnWriteArrayList<>();

    @Test
    void camelsOwnClientLosesSightOfWhatComesAtOnce() throws Exception {
        for (int resume = 0; resume < RESUMES; resume++) {
            try (ScriptedBroker broker = ScriptedBroker.resuming()) {
                consume(
                        "?qos=1&clientId=stock&cleanStart=false&sessionExpiryInterval=3600&manualAcksEnabled=true"
                                + "&automaticReconnect=false&brokerUrl=" + broker.url(),
                        broker,
                        null);
            }
        }
        assertThat(received).filteredOn("second"::equals).hasSize(RESUMES);
        assertThat(received)
                .as("overtaken, unacknowledged")
                .filteredOn("first"::equals)
                .hasSizeLessThan(RESUMES);
    }

    @Test
    void aClientThatListensFirstMissesNothing() throws Exception {
        for (int resume = 0; resume < RESUMES; resume++) {
            try (ScriptedBroker broker = ScriptedBroker.resuming()) {
                LineSettings settings = new LineSettings();
                settings.setBrokerUrl(broker.url());
                settings.setClientId("listens-first");
                consume("?qos=1&client=#bean:client", broker, new PersistentSessionClient(settings));
                assertThat(broker.acknowledged()).containsExactly(1, 2);
            }
        }
        assertThat(received).hasSize(2 * RESUMES);
        for (int resume = 0; resume < RESUMES; resume++) {
            assertThat(received.subList(2 * resume, 2 * resume + 2)).containsExactly("first", "second");
        }
    }

    /** Runs a route until it has the second message, which the broker sends after the subscription. */
    private void consume(String options, ScriptedBroker broker, PersistentSessionClient client) throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            if (client != null) {
                camel.getRegistry().bind("client", client);
            }
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    var route = from("paho-mqtt5:" + ScriptedBroker.TOPIC + options);
                    if (client != null) {
                        route.routePolicy(new SessionPolicy(client));
                    }
                    route.process(exchange -> received.add(exchange.getMessage().getBody(String.class)))
                            .process(new HandedOver());
                }
            });
            camel.start();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> broker.acknowledged().contains(2));
        }
    }
}
