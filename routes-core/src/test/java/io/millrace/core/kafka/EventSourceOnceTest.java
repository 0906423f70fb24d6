/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.quarantine.Quarantine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code once=true}: what has been through the flow does not come again, and what has not is not lost. */
class EventSourceOnceTest extends EventSourceFixture {

    private TestDatabase database;

    EventSourceOnceTest() {
        super(TestBroker.shared());
    }

    @AfterEach
    void closeDatabase() {
        context.stop();
        database.close();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void leavesOutRepeatedEventsOfTheSameBatchOfALaterOneAndAfterARestart(Dialect dialect) throws Exception {
        open(dialect);
        List<Event<MaterialConsumed>> events = TestEvents.consumed(200);
        publish(events.subList(0, 120));
        publish(events.subList(100, 130));
        publish(events.subList(0, 10));
        start(context, this::accept);
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 160);
        context.stop();

        publish(events.subList(90, 200));
        try (DefaultCamelContext restarted = new DefaultCamelContext()) {
            start(restarted, this::accept);
            await().atMost(LONG).until(() -> broker.acknowledged(group) == 270);
        }
        assertThat(accepted).hasSize(200).doesNotHaveDuplicates();
        assertAllInOrder(200);
        assertThat(passed()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aBatchThatFailsIsNotClaimedNorIsTheOneAheadOfIt(Dialect dialect) throws Exception {
        open(dialect);
        List<Event<MaterialConsumed>> events = TestEvents.consumed(300);
        publish(events);
        publish(events.subList(0, 150));
        AtomicInteger attempts = new AtomicInteger();
        start(context, exchange -> {
            if (attempts.incrementAndGet() % 3 == 0) {
                throw new IllegalStateException("down");
            }
            accept(exchange);
        });
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 450);
        assertThat(attempts.get()).isGreaterThan(8);
        assertThat(accepted).hasSize(300).doesNotHaveDuplicates();
        assertAllInOrder(300);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void poisonIsQuarantinedAndAStructuredEventIsTheSameAsABinaryOne(Dialect dialect) throws Exception {
        open(dialect);
        Event<MaterialConsumed> event = TestEvents.consumed("WO-1", 1);
        publish(List.of(event));
        send("k", headers(TestEvents.consumed("WO-1", 2)), "{\"workOrder\":\"WO-1\"}");
        send(
                "k",
                Map.of("content-type", CloudEventCodec.STRUCTURED_CONTENT_TYPE),
                new String(CloudEventCodec.writeStructured(event), StandardCharsets.UTF_8));
        start(context, this::accept);
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 3);
        assertThat(accepted).containsExactly(event);
        assertThat(Quarantine.of(context).countOpen()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void twoInstancesThatTakeOverFromEachOtherPassEachEventOnce(Dialect dialect) throws Exception {
        open(dialect);
        List<Object> passed = Collections.synchronizedList(new ArrayList<>());
        List<Event<MaterialConsumed>> events = TestEvents.consumed(400);
        publish(events);
        start(context, exchange -> passed.addAll((List<?>) exchange.getMessage().getBody()));
        try (DefaultCamelContext second = new DefaultCamelContext()) {
            start(
                    second,
                    exchange -> passed.addAll((List<?>) exchange.getMessage().getBody()));
            publish(events);
            await().atMost(LONG).until(() -> broker.acknowledged(group) == 800);
        }
        assertThat(passed).containsExactlyInAnyOrderElementsOf(List.copyOf(events));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void forgetsWhatPassedLongAgo(Dialect dialect) throws Exception {
        open(dialect);
        database.database()
                .inTransaction(
                        connection -> Sql.update(
                                connection,
                                "INSERT INTO mfg_passed VALUES ('g', '/a', 'old', TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00')"));
        publish(TestEvents.consumed(5));
        start(context, this::accept);
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 5);
        assertThat(passed()).isEqualTo(5);
    }

    private void open(Dialect dialect) {
        database = TestDatabase.open(dialect);
    }

    private void start(DefaultCamelContext where, Processor step) throws Exception {
        where.getShutdownStrategy().setTimeout(5);
        where.getRegistry().bind("database", Database.class, database.database());
        where.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/in?" + parameters("&once=true&batchSize=30&maxBackoff=100"))
                        .process(step);
            }
        });
        where.start();
    }

    private long passed() {
        return database.database()
                .inTransaction(
                        connection -> Sql.query(connection, row -> row.getLong(1), "SELECT COUNT(*) FROM mfg_passed")
                                .get(0));
    }
}
