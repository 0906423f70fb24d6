/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.canonical.entity.EquipmentState;
import io.millrace.canonical.event.EquipmentStateChanged;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @AfterEach
    void stop() {
        camel.stop();
    }

    private static Event<EquipmentStateChanged> event(String id) {
        OffsetDateTime time = OffsetDateTime.parse("2026-11-23T07:00:00+01:00");
        EquipmentPath line = new EquipmentPath("/acme/ulm/assembly/line3");
        return Event.of(
                new EquipmentStateChanged(line, new PlantId("ULM"), EquipmentState.IDLE, null, null, time),
                id,
                line.value(),
                "line3",
                time,
                id);
    }

    private double count(String name, String... tags) {
        Counter counter = meters.find(name).tags(tags).counter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void theLedgerIsCountedByPlantTargetEventAndOutcome() throws Exception {
        try (TestDatabase database = TestDatabase.open(Dialect.H2)) {
            camel.getRegistry().bind("meters", meters);
            camel.getRegistry().bind("database", database.database());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to("ledger:mes");
                    from("ledger:mes").process(exchange -> {
                        Event<?> event = exchange.getMessage().getBody(Event.class);
                        if (event.envelope().id().equals("bad")) {
                            throw new NotPosted.Rejected(PostError.REJECTED, "no", null);
                        }
                        new Posted("D-1").on(exchange);
                    });
                }
            });
            camel.start();
            camel.createProducerTemplate().sendBody("direct:in", List.of(event("good"), event("good"), event("bad")));

            String[] tags = {"target", "mes", "plant", "ULM", "event", "equipment-state-changed"};
            assertThat(count("mfg.ledger.accepted", "verdict", "ACCEPTED")).isEqualTo(2);
            assertThat(count("mfg.ledger.accepted", "verdict", "DUPLICATE")).isEqualTo(1);
            await().untilAsserted(
                            () -> assertThat(count("mfg.ledger.changed", "state", "PARKED", "code", "MFG-POST-004"))
                                    .isEqualTo(1));
            assertThat(count("mfg.ledger.changed", "state", "POSTED", "code", "none"))
                    .isEqualTo(1);
            assertThat(meters.find("mfg.ledger.posted.after").tags(tags).timer().count())
                    .isEqualTo(1);
            assertThat(meters.get("mfg.ledger.open")
                            .tag("target", "mes")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(meters.get("mfg.ledger.parked")
                            .tag("target", "mes")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(meters.get("mfg.ledger.halted")
                            .tag("target", "mes")
                            .gauge()
                            .value())
                    .isZero();
            camel.stop();
        }
    }

    @Test
    void whatWasParkedInAnEarlierLifeIsSeenAtOnce() throws Exception {
        try (TestDatabase database = TestDatabase.open(Dialect.H2)) {
            database.database().inTransaction(connection -> {
                try (Statement statement = connection.createStatement()) {
                    return statement.executeUpdate("INSERT INTO mfg_target (target, open_count) VALUES ('erp', 7)");
                }
            });
            camel.getRegistry().bind("meters", meters);
            camel.getRegistry().bind("database", database.database());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("ledger:erp").process(exchange -> {});
                }
            });
            camel.start();

            assertThat(meters.get("mfg.ledger.open")
                            .tag("target", "erp")
                            .gauge()
                            .value())
                    .isEqualTo(7);
            camel.stop();
        }
    }

    @Test
    void theBackboneIsCountedPerBatch() {
        camel.getRegistry().bind("meters", meters);
        camel.start();
        DefaultExchange exchange = new DefaultExchange(camel);

        EventMetrics.published(exchange, event("1"));
        EventMetrics.published(exchange, List.of(event("2"), event("3")));
        EventMetrics.consumed(exchange, List.of(event("1"), "poison"));
        EventMetrics.consumed(exchange, List.of());

        assertThat(count(
                        "mfg.backbone.events",
                        "direction",
                        "published",
                        "plant",
                        "ULM",
                        "event",
                        "equipment-state-changed"))
                .isEqualTo(3);
        assertThat(count("mfg.backbone.events", "direction", "consumed", "event", "equipment-state-changed"))
                .isEqualTo(1);
        assertThat(count("mfg.backbone.events", "direction", "consumed", "event", "poison"))
                .isEqualTo(1);
    }

    @Test
    void withoutAMeterRegistryNothingHappens() {
        camel.start();
        EventMetrics.published(new DefaultExchange(camel), event("1"));

        assertThat(meters.getMeters()).isEmpty();
    }

    @Test
    void aRegistryThatComesLateIsFound() {
        camel.start();
        EventMetrics.published(new DefaultExchange(camel), event("1"));
        camel.getRegistry().bind("meters", meters);
        EventMetrics.published(new DefaultExchange(camel), event("2"));

        assertThat(count("mfg.backbone.events", "direction", "published")).isEqualTo(1);
    }
}
