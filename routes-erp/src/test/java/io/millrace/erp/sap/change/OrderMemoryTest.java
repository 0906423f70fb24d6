/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.db.MemoryDatabase;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a source has read, and what it has told. */
class OrderMemoryTest {

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    /** The program died after it had read the order and before that was durable; meanwhile the order has changed. */
    @Test
    void anOrderThatWasReadButNotToldIsStillToBeReleased() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("dataSource", database.dataSource());
            OrderMemory memory = OrderMemory.of(new DefaultExchange(camel));

            assertThat(kind(memory.change(order("20261123060000")))).isEqualTo("RELEASED");
            byte[] told = memory.change(order("20261123061500"));
            assertThat(kind(told)).isEqualTo("RELEASED");
            memory.told(told);

            assertThat(kind(memory.change(order("20261123061500")))).isEqualTo("RELEASED");
            assertThat(kind(memory.change(order("20261123070000")))).isEqualTo("CHANGED");
        }
    }

    /** Of a second with two states the other source may read only the second one: it must not look like the first. */
    @Test
    void allSourcesKnowAStateOfTheSameSecondByTheSameName() throws Exception {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("dataSource", database.dataSource());
            OrderMemory webhook = of(camel, "webhook");
            JsonNode changed = ((ObjectNode) order("20261123060000")).put("TotalQuantity", "600.000");

            assertThat(another(webhook.change(order("20261123060000")))).isEmpty();
            String another = another(webhook.change(changed));
            assertThat(another).isNotEmpty();
            OrderMemory poll = of(camel, "poll");
            assertThat(another(poll.change(changed))).isEqualTo(another);
            assertThat(another(poll.change(order("20261123060000")))).isEmpty();
        }
    }

    private static OrderMemory of(DefaultCamelContext camel, String route) {
        DefaultExchange exchange = new DefaultExchange(camel);
        exchange.getExchangeExtension().setFromRouteId(route);
        return OrderMemory.of(exchange);
    }

    private static String another(byte[] change) {
        return CanonicalJson.read(change, JsonNode.class).path("another").asText("");
    }

    private static String kind(byte[] change) {
        return CanonicalJson.read(change, JsonNode.class).path("change").asText();
    }

    private static JsonNode order(String changedAt) throws Exception {
        return CanonicalJson.mapper().readTree("""
                {"ManufacturingOrder": "1000012", "OrderIsReleased": "X", "LastChangeDateTime": "%s"}
                """.formatted(changedAt));
    }
}
