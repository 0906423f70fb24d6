/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.millrace.core.ingest.HandedOver;
import io.millrace.mes.line.settings.LineSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A session at a real broker loses nothing and keeps its order, whatever fails; {@link BrokerRestartTest} restarts it. */
class PersistentSessionTest {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String ROUTE = "line-in";
    private static final Broker broker = Broker.shared();

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger attempts = new AtomicInteger();
    private final String topic = "plant/ULM/L3/test-" + System.nanoTime();
    private DefaultCamelContext camel;
    private PersistentSessionClient client;

    @BeforeEach
    void newContext() {
        camel = new DefaultCamelContext();
        camel.getShutdownStrategy().setTimeout(5);
    }

    @AfterEach
    void stopContext() {
        camel.stop();
    }

    @Test
    void whatTheBrokerKeptWhileTheRouteWasDownComesInOrderAtEveryResume() throws Exception {
        start(1, this::take);
        int runs = Integer.getInteger("runs", 2);
        for (int run = 1; run <= runs; run++) {
            camel.getRouteController().stopRoute(ROUTE);
            broker.publish(topic, texts(run + "-", 100));
            received.clear();
            camel.getRouteController().startRoute(ROUTE);
            await("run " + run).atMost(SOON).until(() -> received.size() >= 100);
            assertThat(received).as("run " + run).containsExactlyElementsOf(texts(run + "-", 100));
        }
    }

    @Test
    void aSuspendedRouteResumesItsSession() throws Exception {
        start(1, this::take);
        camel.getRouteController().suspendRoute(ROUTE);
        broker.publish(topic, texts("kept-", 20));
        assertThat(received).isEmpty();
        camel.getRouteController().resumeRoute(ROUTE);
        await().atMost(SOON).until(() -> received.size() == 20);
        assertThat(received).containsExactlyElementsOf(texts("kept-", 20));
    }

    @Test
    void anotherClientThatTakesTheSessionAwayIsSurvivedAndTold() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        Logger logger = (Logger) LoggerFactory.getLogger(PersistentSessionClient.class);
        logger.addAppender(log);
        start(1, this::take);
        MqttClient intruder = new MqttClient(broker.url(), client.getClientId(), new MemoryPersistence());
        intruder.connect();
        await().atMost(SOON).until(() -> !intruder.isConnected() && client.isConnected());
        broker.publish(topic, texts("after-", 5));
        await().atMost(SOON).until(() -> received.size() == 5);
        logger.detachAppender(log);
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(text -> text.startsWith("MFG-LINE-001") && text.contains("reason code 142"))
                .anyMatch(text -> text.startsWith("MFG-LINE-007"));
    }

    @Test
    void aMessageThatFailsComesAgainBeforeWhatFollowsIt() throws Exception {
        start(1, exchange -> {
            if (body(exchange).equals("m-7") && attempts.incrementAndGet() <= 3) {
                throw new IllegalStateException("the ledger is down");
            }
            take(exchange);
        });
        broker.publish(topic, texts("m-", 30));
        await().atMost(SOON).until(() -> received.size() >= 30);
        assertThat(received).containsExactlyElementsOf(texts("m-", 30));
        assertThat(attempts).hasValue(4);
    }

    /** Camel does not catch it where a step is asynchronous, such as a mapping. */
    @Test
    void aClassThatIsMissingIsAFailureLikeAnother() throws Exception {
        start(1, new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                if (body(exchange).equals("m-2") && attempts.incrementAndGet() <= 2) {
                    throw new NoClassDefFoundError("io/millrace/Mapping");
                }
                take(exchange);
                callback.done(true);
                return true;
            }
        });
        broker.publish(topic, texts("m-", 3));
        await().atMost(SOON).until(() -> received.size() >= 3);
        assertThat(received).containsExactlyElementsOf(texts("m-", 3));
    }

    @Test
    void exchangesThatEndElsewhereAndOutOfOrderLoseNothing() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            startAsync(16, pool, exchange -> {
                if (body(exchange).equals("m-50") && attempts.incrementAndGet() <= 2) {
                    throw new IllegalStateException("the ledger is down");
                }
                take(exchange);
            });
            broker.publish(topic, texts("m-", 200));
            await().atMost(SOON).untilAsserted(() -> assertThat(received).containsAll(texts("m-", 200)));
            camel.getRouteController().stopRoute(ROUTE);
            received.clear();
            camel.getRouteController().startRoute(ROUTE);
            broker.publish(topic, List.of("last"));
            await().atMost(SOON).until(() -> received.contains("last"));
            assertThat(received).as("everything before was acknowledged").containsExactly("last");
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void oneInFlightKeepsTheOrderOfAnAsynchronousRouteThatFails() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            startAsync(1, pool, exchange -> {
                if (body(exchange).endsWith("5") && attempts.incrementAndGet() % 2 == 1) {
                    throw new IllegalStateException("the ledger is down");
                }
                take(exchange);
            });
            broker.publish(topic, texts("m-", 40));
            await().atMost(SOON).until(() -> received.size() >= 40);
            assertThat(received).containsExactlyElementsOf(texts("m-", 40));
        } finally {
            pool.shutdownNow();
        }
    }

    private void start(int inFlight, Processor step) throws Exception {
        LineSettings settings = new LineSettings();
        settings.setBrokerUrl(broker.url());
        settings.setClientId("client-" + System.nanoTime());
        settings.setInFlight(inFlight);
        client = new PersistentSessionClient(settings);
        camel.getRegistry().bind("client", client);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("paho-mqtt5:" + topic + "?qos=1&client=#bean:client")
                        .routeId(ROUTE)
                        .routePolicy(new SessionPolicy(client))
                        .process(step)
                        .process(new HandedOver());
            }
        });
        camel.start();
        await().atMost(SOON).until(client::isConnected);
    }

    private void startAsync(int inFlight, ExecutorService pool, Processor step) throws Exception {
        start(inFlight, new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                pool.execute(() -> {
                    try {
                        step.process(exchange);
                    } catch (Exception failure) {
                        exchange.setException(failure);
                    }
                    callback.done(false);
                });
                return false;
            }
        });
    }

    private void take(Exchange exchange) {
        received.add(body(exchange));
    }

    private static String body(Exchange exchange) {
        return exchange.getMessage().getBody(String.class);
    }

    private static List<String> texts(String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> prefix + number)
                .toList();
    }
}
