/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.core.FreePort;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
    private final List<Event<?>> events = new CopyOnWriteArrayList<>();
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
    void anOrderIsReadWhenSapTellsOfIt() throws Exception {
        server.setHost("127.0.0.1");
        server.setPort(FreePort.find());
        sap = new SapProcess(Map.of(
                "webhook",
                "http://127.0.0.1:" + server.getPort() + "/webhooks/sap/production-orders",
                "secret",
                SECRET));
        start();
        String order = sap.command(
                        "/admin/orders",
                        "{\"Material\":\"FG-200\",\"ProductionPlant\":\"1010\",\"TotalQuantity\":\"100\",\"release\":true}")
                .path("ManufacturingOrder")
                .asText();

        await().atMost(Duration.ofSeconds(30)).until(() -> !events.isEmpty());
        assertThat(events.get(0).envelope().type()).isEqualTo(EventType.WORK_ORDER_RELEASED);
        assertThat(events.get(0).envelope().subject()).isEqualTo(order);
    }

    private void start() throws Exception {
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", "classpath:reference/sap-1010.yaml");
        camel.getRegistry().bind("database", database.database());
        camel.addService(server);
        String source = "kamelet:mfg-sap-production-order-source/sap-orders-in?secret=" + SECRET + "&baseUrl="
                + sap.baseUrl() + "&username=" + SapProcess.USER + "&password=" + SapProcess.PASSWORD;
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(source)
                        .routeId("sap-orders")
                        .transformDataType(new DataType("sap:production-order"), new DataType("canonical:work-order"))
                        .process(exchange -> events.add(exchange.getMessage().getBody(Event.class)));
            }
        });
        camel.start();
    }
}
