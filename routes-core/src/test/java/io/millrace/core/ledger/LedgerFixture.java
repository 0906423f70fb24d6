/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import io.millrace.core.db.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** An application with a ledger on a real database, under a clock of its own. */
final class LedgerFixture implements AutoCloseable {

    final TestDatabase test;
    final TestClock clock = new TestClock();
    final List<String> alerts = new CopyOnWriteArrayList<>();
    final List<String> notes = new CopyOnWriteArrayList<>();
    final List<String> stops = new CopyOnWriteArrayList<>();
    final List<Acceptance> acceptances = new CopyOnWriteArrayList<>();
    final List<Governor> governors = new CopyOnWriteArrayList<>();
    DefaultCamelContext context;

    LedgerFixture(Dialect dialect) {
        test = TestDatabase.open(dialect);
    }

    /** Starts an application with the routes. */
    LedgerFixture start(RouteBuilder... routes) throws Exception {
        context = application();
        for (RouteBuilder route : routes) {
            context.addRoutes(route);
        }
        context.start();
        return this;
    }

    DefaultCamelContext application() {
        DefaultCamelContext made = new DefaultCamelContext();
        made.disableJMX();
        made.getShutdownStrategy().setTimeout(1);
        made.getRegistry().bind("database", Database.class, test.database());
        made.getRegistry().bind("clock", InstantSource.class, clock);
        made.getRegistry().bind("listener", LedgerListener.class, new LedgerListener() {
            @Override
            public void accepted(List<Acceptance> them) {
                acceptances.addAll(them);
            }

            @Override
            public void parked(Transition transition, String text) {
                alerts.add(text);
            }

            @Override
            public void noted(StoredDelivery delivery, String code, String text) {
                notes.add(code + " " + text);
            }

            @Override
            public void stopped(String target, String code, String text) {
                stops.add(target + " " + code);
            }
        });
        governors.forEach(each -> made.getRegistry().bind("governor" + governors.indexOf(each), Governor.class, each));
        return made;
    }

    static RouteBuilder route(String uri, TestTarget target) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(target);
            }
        };
    }

    /** The target has a governor from the next start on. */
    Governor govern(String target) {
        Governor governor = new Governor();
        governor.setTarget(target);
        governors.add(governor);
        return governor;
    }

    /** Accepts an event or a list, as a flow does. */
    void accept(String targets, Object body) {
        context.createFluentProducerTemplate()
                .to("ledger:" + targets)
                .withBody(body)
                .request();
    }

    Ledger ledger() {
        return context.getComponent("ledger", LedgerComponent.class).ledger();
    }

    /** Lets the time pass and the dispatchers look. */
    void pass(Duration duration) {
        clock.advance(duration);
        ledger().wake(List.of("erp", "wms", "mes"));
    }

    List<StoredDelivery> deliveries() {
        return test.database()
                .inTransaction(connection ->
                        Sql.query(connection, Deliveries::map, "SELECT * FROM mfg_delivery ORDER BY delivery_id"));
    }

    StoredDelivery delivery(String target, String eventId) {
        return deliveries().stream()
                .filter(each -> each.target().equals(target) && each.eventId().equals(eventId))
                .findFirst()
                .orElseThrow();
    }

    void awaitState(String eventId, State state) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(delivery("erp", eventId))
                        .as(() -> table())
                        .extracting(StoredDelivery::state)
                        .isEqualTo(state));
    }

    /** The ledger, for a test that fails. */
    private String table() {
        StringBuilder table = new StringBuilder("the ledger:");
        for (StoredDelivery each : deliveries()) {
            table.append('\n').append(each).append(' ').append(each.state()).append(" waits for ");
            table.append(each.waiting())
                    .append(", ")
                    .append(each.code())
                    .append(", next ")
                    .append(each.nextAt());
        }
        return table.toString();
    }

    long count(String sql) {
        return test.database()
                .inTransaction(connection -> Sql.query(connection, row -> row.getLong(1), sql))
                .get(0);
    }

    @Override
    public void close() {
        if (context != null) {
            context.stop();
        }
        test.close();
    }
}
