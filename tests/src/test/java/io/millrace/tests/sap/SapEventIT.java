/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.WorkOrderChanged;
import io.millrace.canonical.value.Quantity;
import io.millrace.core.FreePort;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Business events that the SAP simulator signs and sends, among those of everything else that it has. */
class SapEventIT {

    private static final String SECRET = "whsec_c2ltdWxhdG9yLXdlYmhvb2stc2VjcmV0";

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MainHttpServer server = new MainHttpServer();
    /** By their ids: SAP tells of each state several times. */
    private final Map<String, Event<?>> events = Collections.synchronizedMap(new LinkedHashMap<>());

    private SapProcess sap;

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
        if (sap != null) {
            sap.close();
        }
    }

    @Test
    void anOrderIsReadWheneverSapTellsOfIt() throws Exception {
        server.setHost("127.0.0.1");
        server.setPort(FreePort.find());
        sap = new SapProcess(Map.of(
                "webhook",
                "http://127.0.0.1:" + server.getPort() + "/webhooks/sap/production-orders",
                "secret",
                SECRET));
        start();
        String order = sap.releasedOrder();
        awaitTypes(EventType.WORK_ORDER_RELEASED);
        // SAP says the second in which an order changed
        Instant released = Instant.now();
        await().until(() -> Instant.now().getEpochSecond() > released.getEpochSecond());
        sap.command("/admin/orders/change", "{\"ManufacturingOrder\":\"" + order + "\",\"TotalQuantity\":\"80\"}");
        awaitTypes(EventType.WORK_ORDER_RELEASED, EventType.WORK_ORDER_CHANGED);
        sap.command("/admin/orders/complete", "{\"ManufacturingOrder\":\"" + order + "\"}");
        awaitTypes(EventType.WORK_ORDER_RELEASED, EventType.WORK_ORDER_CHANGED, EventType.WORK_ORDER_CLOSED);

        assertThat(events.values())
                .extracting(event -> event.envelope().subject())
                .containsOnly(order);
        WorkOrderChanged changed =
                (WorkOrderChanged) List.copyOf(events.values()).get(1).data();
        assertThat(changed.workOrder().quantity()).isEqualTo(Quantity.of("80", "EA"));
    }

    private void awaitTypes(EventType... types) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(List.copyOf(events.values()))
                        .extracting(event -> event.envelope().type())
                        .containsExactly(types));
    }

    private void start() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", SapFacts.REFERENCE);
        camel.getRegistry().bind("database", database.database());
        camel.addService(server);
        String source = "kamelet:mfg-sap-production-order-source/sap-orders-in?secret=" + SECRET + "&baseUrl="
                + sap.baseUrl() + "&username=" + SapBooks.USER + "&password=" + SapBooks.PASSWORD;
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(source)
                        .routeId("sap-orders")
                        .transformDataType(new DataType("sap:production-order"), new DataType("canonical:work-order"))
                        .process(exchange -> {
                            Event<?> event = exchange.getMessage().getBody(Event.class);
                            events.putIfAbsent(event.envelope().id(), event);
                        });
            }
        });
        camel.start();
    }
}
