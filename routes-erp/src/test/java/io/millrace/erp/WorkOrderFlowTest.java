/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.FreePort;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.quarantine.QuarantineEntry;
import io.millrace.core.webhook.TestCall;
import java.util.Properties;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The flow a consultant copies, as YAML: webhook, mapping, and the house's error handling. */
class WorkOrderFlowTest {

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MainHttpServer server = new MainHttpServer();

    @BeforeEach
    void start() throws Exception {
        camel.getRegistry().bind("dataSource", database.dataSource());
        Properties properties = new Properties();
        properties.setProperty("erp.webhookSecret", TestCall.SECRET);
        camel.getPropertiesComponent().setInitialProperties(properties);
        for (String file : new String[] {"mfg/mfg-errors.camel.yaml", "flows/work-order-in.camel.yaml"}) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.resolveResource(camel, "classpath:" + file));
        }
        server.setHost("127.0.0.1");
        server.setPort(FreePort.find());
        camel.addService(server);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aReleasedOrderBecomesTheEventOfItsGoldenPair() throws Exception {
        MockEndpoint workOrders = camel.getEndpoint("mock:work-orders", MockEndpoint.class);
        workOrders.expectedBodiesReceived(
                CloudEventCodec.readStructured(Golden.expected("erp-to-work-order/released")));

        assertThat(post(Golden.input("erp-to-work-order/released"))).isEqualTo(202);
        workOrders.assertIsSatisfied();
    }

    @Test
    void anOrderNobodyCanReadIsKeptAndNamesItsField() throws Exception {
        assertThat(post(Golden.input("erp-to-work-order/component-without-quantity")))
                .isEqualTo(202);

        QuarantineEntry kept =
                Quarantine.of(camel).find(QuarantineEntry.State.OPEN, 1).get(0);
        assertThat(kept.text())
                .contains("MFG-MODEL-001 workOrder.components[1].quantity is missing", "/webhooks/erp/work-orders");
        assertThat(kept.routeId()).isEqualTo("ulm-erp-work-order");
    }

    private int post(byte[] body) throws Exception {
        return new TestCall()
                .path("/webhooks/erp/work-orders")
                .body(body)
                .send(server.getPort())
                .statusCode();
    }
}
