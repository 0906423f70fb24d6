/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import static io.millrace.core.counter.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.value.Quantity;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CounterKameletTest {

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Event<?>> events = new CopyOnWriteArrayList<>();
    private final AtomicBoolean flowFails = new AtomicBoolean();

    @BeforeEach
    void start() {
        camel.getRegistry().bind("database", database.database());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
    }

    private void flows(String source) throws Exception {
        flows(source, false);
    }

    private void flows(String source, boolean hostile) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (hostile) {
                    errorHandler(deadLetterChannel("direct:dead"));
                    from("direct:dead").errorHandler(noErrorHandler()).process(exchange -> {});
                }
                from("direct:readings").routeId("readings").to("kamelet:mfg-counter-sink/ulm-counters");
                from(source).routeId("confirmations").process(exchange -> {
                    List<?> body = exchange.getMessage().getBody(List.class);
                    body.forEach(event -> events.add((Event<?>) event));
                    if (flowFails.get()) {
                        throw new IllegalStateException("the backbone is away");
                    }
                });
            }
        });
    }

    private Exchange send(Object body) {
        return camel.createProducerTemplate()
                .request("direct:readings", exchange -> exchange.getMessage().setBody(body));
    }

    @Test
    void readingsBecomeConfirmations() throws Exception {
        flows("kamelet:mfg-counter-source/ulm-confirmations?interval=0");

        assertThat(send(good(120).at(1)).getException()).isNull();
        assertThat(send(List.of(good(150).at(2), good(10).of("WO-1002").at(1))).getException())
                .isNull();

        await().untilAsserted(() -> assertThat(made("WO-1001")).isEqualTo(Quantity.of("150", "EA")));
        assertThat(made("WO-1002")).isEqualTo(Quantity.of("10", "EA"));
        await().until(() -> waiting() == 0);
    }

    private Quantity made(String workOrder) {
        return events.stream()
                .map(event -> (ProductionConfirmed) event.data())
                .filter(data -> data.workOrder().value().equals(workOrder))
                .map(ProductionConfirmed::yield)
                .reduce(Quantity.of("0", "EA"), (a, b) -> new Quantity(a.value().add(b.value()), a.unit()));
    }

    @Test
    void theEndDoesNotWaitForTheInterval() throws Exception {
        flows("kamelet:mfg-counter-source");
        send(good(120).end(true).at(1));

        await().until(() -> !events.isEmpty());
        assertThat(((ProductionConfirmed) events.get(0).data()).finalConfirmation())
                .isTrue();
    }

    @Test
    void aFlowThatFailsGetsTheSameEventAgain() throws Exception {
        flowFails.set(true);
        flows("kamelet:mfg-counter-source?interval=0");
        send(good(120).at(1));

        await().until(() -> events.size() >= 2);
        flowFails.set(false);
        await().until(() -> waiting() == 0);
        assertThat(events).containsOnly(events.get(0));
    }

    @Test
    void aFailureThatAnErrorHandlerHidesIsNotTakenForADelivery() throws Exception {
        flowFails.set(true);
        flows("kamelet:mfg-counter-source?interval=0", true);
        send(good(120).at(1));

        await().until(() -> events.size() >= 2);
        assertThat(waiting()).isEqualTo(1);
        flowFails.set(false);
        await().until(() -> waiting() == 0);
        assertThat(events).containsOnly(events.get(0));
    }

    private int waiting() {
        return new Counters(database.database(), InstantSource.system())
                .waiting()
                .size();
    }

    @Test
    void whatIsNoReadingIsRefusedAndOneBadReadingDoesNotFailItsNeighbour() throws Exception {
        flows("kamelet:mfg-counter-source");

        assertThat(send("120").getException()).isInstanceOf(MfgException.class).hasMessageContaining("MFG-COUNTER-001");
        send(good(120).at(1));
        assertThat(send(good(130).in("KGM").at(2)).getException())
                .isInstanceOf(MfgException.class)
                .hasMessageContaining("MFG-COUNTER-002");
        assertThat(send(good(130).at(2)).getException()).isNull();
    }

    @Test
    void refusesParametersItDoesNotHave() {
        assertThatThrownBy(() -> flows("kamelet:mfg-counter-source?intervall=5m"))
                .hasStackTraceContaining("intervall");
    }

    @Test
    void doesNotStartWithoutADatabase() throws Exception {
        camel.getRegistry().unbind("database");

        assertThatThrownBy(() -> flows("kamelet:mfg-counter-source")).hasStackTraceContaining("MFG-DB-001");
    }
}
