/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.entity.Item;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderClosed;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.TestFolder;
import io.millrace.core.master.MasterData;
import io.millrace.core.master.MasterKind;
import io.millrace.core.master.MasterRecord;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.reference.PlantCodes;
import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.Test;

/** What a real Tryton tells: orders, stock, master data. */
class TrytonSourcesIT extends RealTryton {

    private static final PlantId ULM = new PlantId("ULM");

    @Test
    void ordersAreToldWhenTheyAreReleasedAndWhenTheyAreClosed() throws Exception {
        List<Event<?>> told = new CopyOnWriteArrayList<>();
        plant.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-tryton-work-order-source/tryton-orders?plant=ULM&pollInterval=200"
                                + "&changedSince=2026-01-01T00:00:00Z&limit=2&" + TrytonRoutes.access(server.url()))
                        .routeId("orders")
                        .transformDataType(new DataType("tryton:work-order"), new DataType("canonical:work-order"))
                        .process(exchange -> told.add(exchange.getMessage().getBody(Event.class)));
            }
        });
        company.order(7);
        String order = company.order(3);
        company.order(8);

        WorkOrderReleased released = awaitTold(told, order, WorkOrderReleased.class);
        assertThat(released.workOrder().operations())
                .extracting(one -> one.id().value())
                .containsExactly("0010", "0020");
        assertThat(released.workOrder().components())
                .extracting(one -> one.item() + " " + one.quantity())
                .containsExactlyInAnyOrder("CAST-10 3.0 EA", "SHAFT-7 1.5 MTR", "GREASE 0.06 KGM", "SWARF -0.9 KGM");

        plant.happens(Facts.consumed(order, "GREASE", null, "0.05", "KGM"));
        plant.awaitPosted(1);
        plant.happens(Facts.confirmed(order, "0020", "P-9", "3", true));
        plant.awaitPosted(2);
        awaitTold(told, order, WorkOrderClosed.class);
        assertThat(told.stream()
                        .filter(event -> event.data() instanceof WorkOrderReleased)
                        .map(event -> event.envelope().id()))
                .as("released once each, whatever was booked")
                .doesNotHaveDuplicates();
    }

    private static <D> D awaitTold(List<Event<?>> told, String order, Class<D> type) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> told.stream()
                        .anyMatch(event -> type.isInstance(event.data())
                                && event.envelope().subject().equals(order)));
        return told.stream()
                .filter(event -> event.envelope().subject().equals(order))
                .map(Event::data)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void stockIsToldByLocationAndLot() throws Exception {
        company.stock("SHAFT-7", "T-1", 7);
        company.stock("SHAFT-7", "T-2", 5);
        company.stock("GREASE", null, 1.5);
        plant.happens(Facts.transferred("SHAFT-7", "T-2", "200", "CMT", "STO", "LINE1"));
        plant.happens(Facts.held("Q-9", "SHAFT-7", "T-1"));
        plant.awaitPosted(2);

        assertThat(stock("SHAFT-7", "T-1")).containsExactly("QHOLD T-1 7.00 MTR RESTRICTED");
        assertThat(stock("SHAFT-7", "T-2"))
                .containsExactlyInAnyOrder("STO T-2 3.00 MTR UNRESTRICTED", "LINE1 T-2 2.00 MTR UNRESTRICTED");
        assertThat(stock("SHAFT-7", null)).containsAll(stock("SHAFT-7", "T-1")).containsAll(stock("SHAFT-7", "T-2"));
        assertThat(stock("GREASE", null)).singleElement().asString().startsWith("STO null ");
        assertThat(stock("SHAFT-7", "no-such-lot")).isEmpty();
    }

    private List<String> stock(String item, String lot) throws Exception {
        if (plant.camel().getRoute("stock") == null) {
            plant.camel().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:stock")
                            .routeId("stock")
                            .to("kamelet:mfg-tryton-available-stock-action/stock-out?holdLocation=QHOLD&"
                                    + TrytonRoutes.access(server.url()));
                }
            });
        }
        StockQuestion question =
                new StockQuestion(new PlantId("ULM"), new ItemId(item), lot == null ? null : new LotId(lot));
        AvailableStock stock =
                plant.camel().createProducerTemplate().requestBody("direct:stock", question, AvailableStock.class);
        return stock.balances().stream()
                .map(balance -> balance.location() + " " + balance.lot() + " " + balance.quantity() + " "
                        + balance.disposition())
                .toList();
    }

    @Test
    void itsMasterDataIsLoadedAndFollowed() throws Exception {
        followMasterData();
        company.stock("CAST-10", "M-1", 5);

        await().atMost(Duration.ofMinutes(2)).untilAsserted(() -> {
            assertThat(masterData(MasterKind.ITEM, "PUMP-100"))
                    .hasValueSatisfying(item ->
                            assertThat(item.as(Item.class).baseUnit().code()).isEqualTo("EA"));
            assertThat(masterData(MasterKind.BILL_OF_MATERIAL, "PUMP-100"))
                    .hasValueSatisfying(
                            bom -> assertThat(bom.details().path("components")).hasSize(3));
            assertThat(masterData(MasterKind.WORK_CENTER, "WC-10")).isPresent();
            assertThat(masterData(MasterKind.LOT, "CAST-10/M-1")).isPresent();
            assertThat(MasterData.of(plant.camel())
                            .table("tryton", ULM, "supplier")
                            .isComplete())
                    .isTrue();
        });
        company.stock("CAST-10", "M-2", 5);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> masterData(MasterKind.LOT, "CAST-10/M-2").isPresent());
    }

    private void followMasterData() throws Exception {
        plant.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-tryton-master-data-source/tryton-master-data?plant=ULM&pollInterval=100&limit=2&"
                                + TrytonRoutes.access(server.url()))
                        .routeId("master-data")
                        .transformDataType(new DataType("tryton:master-data"), new DataType("canonical:master-data"))
                        .to("kamelet:mfg-master-data-sink/master-data-kept");
            }
        });
    }

    @Test
    void thePlantsReferenceKnowsWhatTrytonHas() throws Exception {
        Path folder = TestFolder.make("tryton-reference-");
        try {
            Path file = Files.writeString(folder.resolve("ulm.yaml"), """
                    version: 1
                    plant: ULM
                    validFrom: 2020-01-01T00:00:00Z
                    items: {tryton: {GREASE: FAT-1}}
                    masterData: {tryton: [item, work-center]}
                    """);
            plant.close();
            plant = new LocalPlant(server.url(), "file:" + file);
            followMasterData();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> masterData(MasterKind.WORK_CENTER, "WC-20").isPresent());

            assertThat(codes().items("tryton").toCanonical("PUMP-100")).isEqualTo(new ItemId("PUMP-100"));
            assertThat(codes().items("tryton").toSystem(new ItemId("FAT-1")))
                    .as("the file goes first")
                    .isEqualTo("GREASE");
            assertThat(codes().workCenters("tryton").toCanonical("WC-10")).hasToString("WC-10");
            assertThatThrownBy(() -> codes().items("tryton").toCanonical("pump-100"))
                    .hasMessageContaining("MFG-REF-003")
                    .hasMessageEndingWith("did you mean PUMP-100?");

            company.stock("GREASE", null, 2);
            assertThat(stock("FAT-1", null))
                    .as("asked for by its code")
                    .containsExactly("STO null 2.00 KGM UNRESTRICTED");
            company.product("NEW-1", false);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> masterData(MasterKind.ITEM, "NEW-1").isPresent());
            assertThat(codes().items("tryton").toCanonical("NEW-1")).isEqualTo(new ItemId("NEW-1"));
            company.deactivate("NEW-1");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> masterData(MasterKind.ITEM, "NEW-1").isEmpty());
            assertThatThrownBy(() -> codes().items("tryton").toCanonical("NEW-1"))
                    .hasMessageContaining("MFG-REF-003");
        } finally {
            TestFolder.delete(folder);
        }
    }

    private PlantCodes codes() {
        return plant.camel()
                .getRegistry()
                .findSingleByType(CrossReference.class)
                .plant(ULM, OffsetDateTime.now());
    }

    private Optional<MasterRecord> masterData(MasterKind kind, String code) {
        return MasterData.of(plant.camel()).find("tryton", ULM, kind, code, Instant.now());
    }
}
