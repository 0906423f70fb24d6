/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.core.db.Database;
import io.millrace.core.quarantine.Quarantine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever fails, {@code mfg-event-source} acknowledges only what the flow is through with, and keeps the order. */
class EventSourceAcknowledgeTest extends EventSourceFixture {

    private final AtomicInteger failures = new AtomicInteger();

    EventSourceAcknowledgeTest() {
        super(TestBroker.shared());
    }

    @Test
    void givesEventsInOrderPerKeyAndAcknowledgesAllPartitions() throws Exception {
        publish(TestEvents.consumed(300));
        flow("mfg-event-source/in?" + parameters(""), this::accept);
        context.start();
        await().atMost(LONG).until(() -> accepted.size() == 300);
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 300);
        assertThat(broker.committed(group)).hasSize(3);
        assertAllInOrder(300);
    }

    @Test
    void aFailingFlowLosesNothingAndKeepsTheOrder() throws Exception {
        publish(TestEvents.consumed(300));
        flow("mfg-event-source/in?" + parameters("&batchSize=20&maxBackoff=100"), exchange -> {
            if (failures.incrementAndGet() % 3 == 0) {
                throw new IllegalStateException("down");
            }
            accept(exchange);
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 300);
        assertThat(failures.get()).isGreaterThan(15);
        assertAllInOrder(300);
    }

    @Test
    void aFailureBeforeTheFirstCommitLosesNothing() throws Exception {
        publish(TestEvents.consumed(30));
        flow("mfg-event-source/in?" + parameters("&maxBackoff=100"), exchange -> {
            if (failures.incrementAndGet() <= 2) {
                throw new IllegalStateException("down");
            }
            accept(exchange);
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 30);
        assertAllInOrder(30);
    }

    @Test
    void aPollThatFailsLosesNothing() throws Exception {
        context.getComponent("kafka", KafkaComponent.class).setKafkaClientFactory(new PollFailsOnce());
        publish(TestEvents.consumed(30));
        flow("mfg-event-source/in?" + parameters(""), this::accept);
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 30);
        assertAllInOrder(30);
    }

    @Test
    void aFailingBatchIsTriedAgainEverMoreSlowly() throws Exception {
        publish(TestEvents.consumed(10));
        flow("mfg-event-source/in?" + parameters("&maxBackoff=20000"), exchange -> {
            failures.incrementAndGet();
            throw new IllegalStateException("down for good");
        });
        context.start();
        await().atMost(LONG).until(() -> failures.get() >= 2);
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> failures.get() <= 5);
        assertThat(broker.acknowledged(group)).isZero();
    }

    @Test
    void aFlowThatStripsHeadersAndReplacesTheBodyIsAcknowledged() throws Exception {
        publish(TestEvents.consumed(50));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/in?" + parameters(""))
                        .process(EventSourceAcknowledgeTest.this::accept)
                        .removeHeaders("*")
                        .setBody(constant("gone"));
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 50);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBatchThatAFilterKameletOfTheFlowStopsIsAcknowledged(boolean kameletsInJmx) throws Exception {
        context.getManagementStrategy().getManagementAgent().setRegisterRoutesCreateByKamelet(kameletsInJmx);
        Processor filter = exchange -> exchange.setRouteStop(true);
        context.getRegistry().bind("testSystem", filter);
        publish(TestEvents.consumed(5));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/in?" + parameters(""))
                        .to("kamelet:mfg-test-sink/filter")
                        .process(EventSourceAcknowledgeTest.this::accept);
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 5);
        assertThat(accepted).isEmpty();
    }

    @Test
    void aFlowThatRemovesTheOffsetsIsAcknowledgedOrFailsLoudly() throws Exception {
        publish(TestEvents.consumed(5));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/in?" + parameters("&maxBackoff=100"))
                        .process(EventSourceAcknowledgeTest.this::accept)
                        .removeProperties("*");
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 5 || accepted.size() > 5);
    }

    @Test
    void anEndOfTheRouteWithoutOffsetsIsAnError() {
        assertThatThrownBy(() -> new EventBatchCommit().process(new DefaultExchange(context)))
                .hasMessageContaining("MFG-INGEST-005");
    }

    @Test
    void anErrorHandlerThatSwallowsTheFailureDoesNotAcknowledge() throws Exception {
        publish(TestEvents.consumed(5));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:hostile"));
                from("direct:hostile").to("mock:hostile");
                from("kamelet:mfg-event-source/in?" + parameters("&maxBackoff=100"))
                        .process(exchange -> {
                            if (failures.incrementAndGet() <= 2) {
                                throw new IllegalStateException("down");
                            }
                        })
                        .process(EventSourceAcknowledgeTest.this::accept);
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 5);
        assertThat(failures.get()).isGreaterThanOrEqualTo(3);
        assertAllInOrder(5);
    }

    @Test
    void survivesARestartOfTheBroker() throws Exception {
        flow("mfg-event-source/in?" + parameters("&batchSize=20&maxBackoff=100"), this::accept);
        context.start();
        publish(TestEvents.consumed(100));
        await().atMost(LONG).until(() -> accepted.size() >= 20);
        broker.stop();
        broker.start();
        publish(List.of(TestEvents.consumed("WO-1", 101)));
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 101);
        assertAllInOrder(101);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes", "object", "list"})
    void aBatchIsReadAgainAndNeverQuarantinedWhateverTheFlowMadeOfIt(String kind) throws Exception {
        Object made = Map.of("bytes", new byte[] {1}, "object", new Object(), "list", List.of("x"))
                .get(kind);
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:batch-" + kind + ";DB_CLOSE_DELAY=-1");
        Database database = new Database(dataSource, "millrace");
        database.migrate();
        context.getRegistry().bind("database", database);
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        PluginHelper.getResourceLoader(context).resolveResource("classpath:mfg/mfg-errors.camel.yaml"));
        publish(TestEvents.consumed(5));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/in?" + parameters("&maxBackoff=100"))
                        .routeConfigurationId("mfg-errors")
                        .process(EventSourceAcknowledgeTest.this::accept)
                        .setBody(exchange -> made)
                        .process(exchange -> {
                            if (failures.incrementAndGet() <= 2) {
                                throw new IllegalStateException("a fault of the flow");
                            }
                        });
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 5);
        assertThat(failures.get()).isGreaterThanOrEqualTo(3);
        assertThat(Quarantine.of(context).countOpen()).isZero();
    }
}
