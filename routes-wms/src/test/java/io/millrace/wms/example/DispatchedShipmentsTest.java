/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.FreePort;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.post.RestStub;
import io.millrace.core.webhook.TestCall;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DispatchedShipmentsTest {

    private static final String CALL = "wms-to-shipment/dispatched";
    private static final String TOLD = "shipment-dispatched-to-customer-shipment/lots-on-pallets";

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    @Test
    void aShipmentThatIsToldTwiceReachesEachCustomerSystemOnce() throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        try (RestStub crm = new RestStub();
                RestStub portal = new RestStub()) {
            int port = start(camel, crm, portal);
            for (int times = 0; times < 2; times++) {
                assertThat(new TestCall()
                                .path("/webhooks/wms/shipments")
                                .body(Golden.input(CALL))
                                .send(port)
                                .statusCode())
                        .isEqualTo(202);
            }

            await().until(() -> !crm.requests().isEmpty() && !portal.requests().isEmpty());
            for (RestStub system : new RestStub[] {crm, portal}) {
                assertThat(system.requests()).hasSize(1);
                assertThat(CanonicalJson.mapper()
                                .readTree(system.requests().get(0).body()))
                        .isEqualTo(CanonicalJson.mapper().readTree(Golden.expected(TOLD)));
            }
        } finally {
            camel.stop();
        }
    }

    private int start(DefaultCamelContext camel, RestStub crm, RestStub portal) throws Exception {
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "wms.webhookSecret",
                TestCall.SECRET,
                "crm.baseUrl",
                crm.baseUrl(),
                "crm.token",
                "c",
                "portal.baseUrl",
                portal.baseUrl(),
                "portal.token",
                "p"));
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.getRegistry().bind("dataSource", database.dataSource());
        MainHttpServer server = new MainHttpServer();
        server.setHost("127.0.0.1");
        server.setPort(FreePort.find());
        camel.addService(server);
        camel.addRoutes(new DispatchedShipments());
        camel.start();
        return server.getPort();
    }
}
