/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.value.Quantity;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.ledger.State;
import io.millrace.core.post.RestStub;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Zero pieces are no goods receipt: inventory systems refuse such a movement, and it would be parked for a person. */
class NoReceiptTest {

    @TempDir
    private Path folder;

    @Test
    void whatMadeNothingIsDoneWithoutACall() throws Exception {
        DefaultCamelContext camel = new DefaultCamelContext();
        try (RestStub inventory = new RestStub()) {
            JdbcDataSource ledger = new JdbcDataSource();
            ledger.setURL("jdbc:h2:file:" + folder.resolve("ledger") + ";WRITE_DELAY=0");
            camel.getRegistry().bind("dataSource", ledger);
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

            camel.createProducerTemplate().sendBody("direct:in", onlyScrap());

            await().untilAsserted(() -> assertThat(Ledger.of(camel).status())
                    .singleElement()
                    .satisfies(status -> assertThat(status.count(State.POSTED)).isOne()));
            assertThat(inventory.requests()).isEmpty();
        } finally {
            camel.stop();
        }
    }

    private static Event<ProductionConfirmed> onlyScrap() {
        ProductionConfirmed one = (ProductionConfirmed) Examples.data(EventType.PRODUCTION_CONFIRMED);
        ProductionConfirmed scrap = new ProductionConfirmed(
                one.workOrder(),
                one.plant(),
                one.operation(),
                one.item(),
                one.lot(),
                new Quantity(BigDecimal.ZERO, one.yield().unit()),
                one.scrap(),
                one.rework(),
                one.finalConfirmation(),
                one.equipment(),
                one.from(),
                one.to());
        return Event.of(scrap, "E-1", "/acme/ulm/assembly/line3", "WO-1", one.to(), "WO-1");
    }
}
