/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.example;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.post.RestStub;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsumptionToErpTest {

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private RestStub erp;
    private RestStub costing;
    private DefaultCamelContext camel;

    @BeforeEach
    void start() throws Exception {
        erp = new RestStub();
        costing = new RestStub();
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "erp.baseUrl",
                erp.baseUrl(),
                "erp.token",
                "e",
                "costing.baseUrl",
                costing.baseUrl(),
                "costing.token",
                "c"));
        camel = new DefaultCamelContext();
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.getRegistry().bind("dataSource", database.dataSource());
        camel.addRoutes(new ConsumptionToErp());
        camel.start();
    }

    @AfterEach
    void stop() throws IOException {
        camel.stop();
        erp.close();
        costing.close();
    }

    @Test
    void postsToBothOnceHoweverOftenItHears() {
        Event<?> consumed = Examples.event(EventType.MATERIAL_CONSUMED);
        for (int times = 0; times < 3; times++) {
            camel.createProducerTemplate().sendBody("direct:material-consumed", consumed);
        }

        await().untilAsserted(() -> {
            assertThat(erp.requests()).hasSize(1);
            assertThat(costing.requests()).hasSize(1);
        });
        RestStub.Request movement = erp.requests().get(0);
        assertThat(movement.path()).isEqualTo("/api/v1/goods-movements");
        assertThat(movement.body())
                .contains("\"movementType\":\"261\"", consumed.envelope().id());
        assertThat(movement.headers().get("idempotency-key"))
                .isNotEqualTo(costing.requests().get(0).headers().get("idempotency-key"));
    }

    @Test
    void aBusyErpIsAskedAgainWithTheSameKeyAndBytes() {
        erp.behave(answer(503, "{}", "Retry-After", "0"));
        camel.createProducerTemplate()
                .sendBody("direct:material-consumed", Examples.event(EventType.MATERIAL_CONSUMED));
        await().until(() -> !erp.requests().isEmpty());
        erp.behave(answer(201, "{\"documentNumber\":\"4900000001\"}"));

        await().untilAsserted(() -> assertThat(erp.requests()).hasSizeGreaterThan(1));
        RestStub.Request first = erp.requests().get(0);
        assertThat(erp.requests()).allSatisfy(again -> {
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.headers().get("idempotency-key"))
                    .isEqualTo(first.headers().get("idempotency-key"));
        });
    }
}
