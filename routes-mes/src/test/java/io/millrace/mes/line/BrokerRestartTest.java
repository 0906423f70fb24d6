/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.core.ingest.HandedOver;
import io.millrace.mes.line.settings.LineSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The broker restarts while messages of several lines are acknowledged in part, sent but not acknowledged, and queued for
 * an absent client: none is lost, and they stay in order. Beside it, on the same broker, Camel's own client, which
 * connects before it listens. {@code -Druns=50} for the measured figure.
 */
class BrokerRestartTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(1);
    private static final String OURS = "ours";
    private static final String STOCK = "stock";
    private static final int RUNS = Integer.getInteger("runs", 2);
    private static final int MANY = 20;
    private static final int ACKNOWLEDGED = 7;
    private static final Broker broker = Broker.shared();

    private final String id = "restart-" + System.nanoTime();
    private final List<String> ours = new CopyOnWriteArrayList<>();
    private final Set<String> stock = ConcurrentHashMap.newKeySet();
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private volatile int room;

    @BeforeEach
    void start() throws Exception {
        LineSettings settings = new LineSettings();
        settings.setBrokerUrl(broker.url());
        settings.setClientId(id);
        PersistentSessionClient client = new PersistentSessionClient(settings);
        camel.getRegistry().bind("client", client);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("paho-mqtt5:plant/" + id + "/+?qos=1&client=#bean:client")
                        .routeId(OURS)
                        .routePolicy(new SessionPolicy(client))
                        .process(BrokerRestartTest.this::take)
                        .process(new HandedOver());
                from("paho-mqtt5:plant/" + id + "/+?qos=1&cleanStart=false&sessionExpiryInterval=3600&clientId=stock-"
                                + id + "&manualAcksEnabled=true&brokerUrl=" + broker.url())
                        .routeId(STOCK)
                        .process(exchange -> stock.add(text(exchange)));
            }
        });
        camel.start();
        await().atMost(SOON).until(client::isConnected);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aResumedSessionLosesNothing() throws Exception {
        int repeated = 0;
        int overlooking = 0;
        for (int run = 1; run <= RUNS; run++) {
            List<String> told = restart(run);
            await("run " + run).atMost(SOON).until(() -> ours.containsAll(told));
            assertThat(ours.stream().distinct().toList()).as("run " + run).isEqualTo(told);
            repeated += ours.size() - told.size();
            overlooking += hasAll(told) ? 0 : 1;
        }
        System.out.printf("Of %d broker restarts ours lost messages at 0 (%d came twice), ", RUNS, repeated);
        System.out.printf("Camel's own client stood still at %d%n", overlooking);
        if (RUNS >= MANY) {
            assertThat(overlooking)
                    .as("restarts after which Camel's client stood still")
                    .isPositive();
        }
    }

    /** In every other run our client is there when the broker stops, else it has left and comes back before the broker. */
    private List<String> restart(int run) throws Exception {
        camel.getRouteController().stopRoute(STOCK);
        ours.clear();
        stock.clear();
        room = ACKNOWLEDGED;
        List<String> told = new ArrayList<>(tell(run + "-before-", 20));
        await().atMost(SOON).until(() -> ours.size() == ACKNOWLEDGED);
        if (run % 2 == 0) {
            camel.getRouteController().stopRoute(OURS);
            told.addAll(tell(run + "-queued-", 20));
        }
        broker.stop();
        room = Integer.MAX_VALUE;
        camel.getRouteController().startRoute(OURS);
        assertThat(camel.getRouteController().getRouteStatus(OURS).isStarted())
                .as("a route starts while its broker is away")
                .isTrue();
        broker.start();
        camel.getRouteController().startRoute(STOCK);
        told.addAll(tell(run + "-after-", 10));
        return told;
    }

    /** Numbered messages of two lines in turn. */
    private List<String> tell(String prefix, int count) {
        List<String> texts = IntStream.rangeClosed(1, count)
                .mapToObj(number -> prefix + number)
                .toList();
        for (int index = 0; index < count; index++) {
            broker.publish("plant/" + id + "/L" + index % 2, List.of(texts.get(index)));
        }
        return texts;
    }

    private boolean hasAll(List<String> told) {
        try {
            await().atMost(LONG_ENOUGH).until(() -> stock.containsAll(told));
            return true;
        } catch (ConditionTimeoutException standsStill) {
            return false;
        }
    }

    private void take(Exchange exchange) {
        if (ours.size() >= room) {
            throw new IllegalStateException("the ledger is down");
        }
        ours.add(text(exchange));
    }

    private static String text(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }
}
