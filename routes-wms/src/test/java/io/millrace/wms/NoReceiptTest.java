/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.Quantity;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.ledger.State;
import io.millrace.core.post.RestStub;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Zero pieces are no goods receipt: inventory systems refuse such a movement, and it would be parked for a person. Nor is
 * there a receipt of what a later operation works on: each operation of an order would add the same pieces to the stock.
 */
class NoReceiptTest {

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    @TempDir
    private Path folder;

    @Test
    void whatMadeNothingIsDoneWithoutACall() throws Exception {
        assertCalls(event(BigDecimal.ZERO, "/acme/ulm/assembly/line3"), 0);
    }

    @Test
    void whatALaterOperationWorksOnIsDoneWithoutACall() throws Exception {
        assertCalls(event(BigDecimal.TEN, "/acme/ulm/assembly/line2"), 0);
    }

    @Test
    void whatTheLastOperationMadeIsReceived() throws Exception {
        assertCalls(event(BigDecimal.TEN, "/acme/ulm/assembly/line3"), 1);
    }

    private void assertCalls(Event<ProductionConfirmed> event, int calls) throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        try (RestStub inventory = new RestStub()) {
            Path codes = Files.writeString(folder.resolve("ulm.yaml"), """
                    version: 1
                    plant: ULM
                    validFrom: 2020-01-01T00:00:00Z
                    receiptPoints: [/acme/ulm/assembly/line3]
                    """);
            camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", "file:" + codes);
            camel.getRegistry().bind("dataSource", database.dataSource());
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in").to("ledger:inventory");
                    from("ledger:inventory?eventTypes=production-confirmed")
                            .transformDataType("canonical:production-confirmed", "inventory:movement")
                            .to(WmsKamelets.INVENTORY_MOVEMENT_SINK + "/out?token=t&baseUrl=" + inventory.baseUrl());
                }
            });
            camel.start();

            camel.createProducerTemplate().sendBody("direct:in", event);

            await().untilAsserted(() -> assertThat(Ledger.of(camel).status())
                    .singleElement()
                    .satisfies(status -> assertThat(status.count(State.POSTED)).isOne()));
            assertThat(inventory.requests()).hasSize(calls);
        } finally {
            camel.stop();
        }
    }

    private static Event<ProductionConfirmed> event(BigDecimal yield, String equipment) {
        ProductionConfirmed one = (ProductionConfirmed) Examples.data(EventType.PRODUCTION_CONFIRMED);
        ProductionConfirmed made = new ProductionConfirmed(
                one.workOrder(),
                one.plant(),
                one.operation(),
                one.item(),
                one.lot(),
                new Quantity(yield, one.yield().unit()),
                one.scrap(),
                one.rework(),
                one.finalConfirmation(),
                new EquipmentPath(equipment),
                one.from(),
                one.to());
        return Event.of(made, "E-1", "/acme/ulm/assembly/line3", "WO-1", one.to(), "WO-1");
    }
}
