/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.MapEntry.entry;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.event.Event;
import io.millrace.core.TestFolder;
import io.millrace.core.ledger.Decision;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.ledger.Transition;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posted;
import io.millrace.tests.killed.BadLine;
import io.millrace.tests.killed.KilledPlant;
import io.millrace.tests.killed.MesServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.Test;

/** A real Tryton behind the ledger. */
class TrytonIT extends RealTryton {

    /** Of a call that is given up before. */
    private static final long LATE_MILLIS = TrytonRoutes.REQUEST_MILLIS + 400;

    private static final int ORDERS = 2;
    private static final int SEED = 48;

    @Test
    void anOrderIsConsumedConfirmedAndEnded() {
        company.stock("CAST-10", "C-1", 60);
        company.stock("SHAFT-7", "S-1", 100);
        company.stock("GREASE", null, 20);
        String order = company.order(10);

        plant.happens(
                Facts.consumed(order, "CAST-10", "C-1", "4", "EA"),
                Facts.consumed(order, "CAST-10", "C-1", "4", "EA"),
                Facts.consumed(order, "SHAFT-7", "S-1", "450", "CMT"),
                Facts.consumed(order, "GREASE", null, "0.25", "KGM"),
                Facts.confirmed(order, "0010", null, "9", true),
                Facts.confirmed(order, "0020", "P-1", "4", false));
        plant.awaitPosted(6);
        assertThat(books.state("production", order)).isEqualTo("waiting");
        assertThat(books.lines(order, "input"))
                .contains("CAST-10 - 2.0 draft", "SHAFT-7 - 0.5 draft", "CAST-10 C-1 4.0 done");
        assertThat(books.lines(order, "output"))
                .containsExactly(
                        "PUMP-100 - 6.0 draft", "PUMP-100 P-1 4.0 done", "SWARF - 1.2 done", "SWARF - 1.8 draft");

        plant.happens(Facts.confirmed(order, "0020", "P-1", "5", "1", true));
        plant.awaitPosted(7);
        assertThat(books.state("production", order)).isEqualTo("done");
        assertThat(books.lines(order, "input"))
                .containsExactly(
                        "CAST-10 C-1 4.0 done", "CAST-10 C-1 4.0 done", "GREASE - 0.25 done", "SHAFT-7 S-1 450.0 done");
        assertThat(books.lines(order, "output"))
                .containsExactly(
                        "PUMP-100 P-1 1.0 done",
                        "PUMP-100 P-1 4.0 done",
                        "PUMP-100 P-1 5.0 done",
                        "SWARF - 1.2 done",
                        "SWARF - 1.5 done");
        assertThat(books.stock("CAST-10", "C-1")).containsOnly(entry("STO", 52.0));
        assertThat(books.stock("SHAFT-7", "S-1")).containsOnly(entry("STO", 95.5));
        assertThat(books.stock("PUMP-100", "P-1")).containsOnly(entry("STO", 9.0));
        assertThat(books.balance("PUMP-100", "P-1"))
                .isEqualTo(Map.of("production", -10.0, "storage", 9.0, "lost_found", 1.0));
        assertThat(books.cycles(order)).containsExactly(1800, 1800, 1800);
        assertThat(books.find("stock.lot", List.of(List.of("number", "=", "P-1"))))
                .hasSize(1);
    }

    @Test
    void scrapGoesToNoLocationButAWasteLocationOfTheWarehouse() throws Exception {
        String order = company.order(2);
        Event<?> confirmed = Facts.confirmed(order, "0020", "W-1", "1", "1", false);

        assertThat(told(confirmed, "confirmation", "scrapLocation=OTHER").getException())
                .isInstanceOf(NotPosted.Rejected.class)
                .hasMessageContaining("\"Outputs\" in \"Production\" is not valid");
        assertThat(books.lines(order, "output")).containsExactly("PUMP-100 - 2.0 draft", "SWARF - 0.6 draft");
        assertThat(books.cycles(order)).isEmpty();
    }

    @Test
    void aPlantHasItsOwnBackflushHoldAndScrap() throws Exception {
        company.stock("CAST-10", "O-1", 11);
        company.stock("SHAFT-7", "O-2", 5);
        company.stock("GREASE", null, 1);
        String order = company.order(10);
        Path folder = TestFolder.make("tryton-plant-");
        try {
            Path file = Files.writeString(folder.resolve("ulm.yaml"), """
                    version: 1
                    plant: ULM
                    validFrom: 2020-01-01T00:00:00Z
                    settings: {tryton: {backflush: true, holdLocation: LINE1, scrapLocation: NONE}}
                    """);
            plant.close();
            plant = new LocalPlant(server.url(), "file:" + file);
            plant.happens(
                    Facts.consumed(order, "CAST-10", "O-1", "10", "EA"),
                    Facts.consumed(order, "SHAFT-7", "O-2", "500", "CMT"),
                    Facts.confirmed(order, "0020", "O-3", "9", "1", true));
            plant.awaitPosted(3);
            // a hold overtakes: at once, it would take what is consumed meanwhile
            plant.happens(Facts.held("O-Q", "CAST-10", "O-1"));
            plant.awaitPosted(4);
        } finally {
            TestFolder.delete(folder);
        }

        assertThat(books.state("production", order)).isEqualTo("done");
        assertThat(books.lines(order, "input"))
                .as("what nobody reported is consumed as planned")
                .containsExactlyInAnyOrder("CAST-10 O-1 10.0 done", "SHAFT-7 O-2 500.0 done", "GREASE - 0.2 done");
        assertThat(books.lines(order, "output"))
                .as("this plant books no scrap")
                .containsExactly("PUMP-100 O-3 9.0 done", "SWARF - 2.7 done");
        assertThat(books.stock("CAST-10", "O-1")).containsOnly(entry("LINE1", 1.0));
    }

    @Test
    void whatTrytonDoesNotKnowYetWaitsAndWhatItRefusesIsParked() {
        plant.happens(Facts.consumed("none-such", "CAST-10", "C-9", "1", "EA"));
        String order = company.order(1);
        plant.happens(Facts.consumed(order, "GREASE", null, "0.001", "KGM"));

        await().atMost(Duration.ofMinutes(2)).until(() -> !plant.parked().isEmpty());
        assertThat(plant.parked()).singleElement().asString().contains("MFG-POST-004", order, "GREASE", "0.001 kg");
        assertThat(books.lines(order, "input"))
                .containsExactlyInAnyOrder("CAST-10 - 1.0 draft", "SHAFT-7 - 0.5 draft", "GREASE - 0.02 draft");
        assertThat(plant.posted()).isEmpty();
    }

    @Test
    void aHoldTakesTheStockAwayAndTheLastReleaseBringsItBack() {
        company.stock("CAST-10", "H-1", 30);
        plant.happens(Facts.transferred("CAST-10", "H-1", "12", "EA", "STO", "LINE1"));
        plant.awaitPosted(1);
        assertThat(books.stock("CAST-10", "H-1")).containsOnly(entry("STO", 18.0), entry("LINE1", 12.0));

        plant.happens(Facts.held("Q-1", "CAST-10", "H-1"));
        plant.awaitPosted(2);
        plant.happens(Facts.held("Q-2", "CAST-10", "H-1"));
        plant.awaitPosted(3);
        assertThat(books.stock("CAST-10", "H-1")).containsOnly(entry("QHOLD", 30.0));

        plant.happens(Facts.released("Q-1", "CAST-10", "H-1", Disposition.UNRESTRICTED));
        plant.awaitPosted(4);
        assertThat(books.stock("CAST-10", "H-1")).containsOnly(entry("QHOLD", 30.0));

        plant.happens(Facts.released("Q-2", "CAST-10", "H-1", Disposition.UNRESTRICTED));
        plant.awaitPosted(5);
        assertThat(books.stock("CAST-10", "H-1")).containsOnly(entry("STO", 18.0), entry("LINE1", 12.0));

        plant.happens(Facts.held("Q-3", "CAST-10", "H-1"));
        plant.awaitPosted(6);
        plant.happens(Facts.released("Q-3", "CAST-10", "H-1", Disposition.SCRAPPED));
        plant.awaitPosted(7);
        assertThat(books.stock("CAST-10", "H-1")).isEmpty();
        assertThat(books.balance("CAST-10", "H-1"))
                .as("all that was found is lost")
                .isEmpty();
        assertThat(books.internalShipments("H-1"))
                .as("one for each way and time")
                .isEqualTo(8);
    }

    @Test
    void aCustomerShipmentLeavesWithTheLotsThatWereLoaded() {
        company.stock("PUMP-100", "D-1", 3);
        company.stock("PUMP-100", "D-2", 5);
        String shipment = company.shipment("PUMP-100", 6);

        plant.happens(Facts.dispatched(
                shipment, List.of(Facts.line("PUMP-100", "D-1", "2"), Facts.line("PUMP-100", "D-2", "4"))));
        plant.awaitPosted(1);
        assertThat(books.state("stock.shipment.out", shipment)).isEqualTo("done");
        assertThat(books.stock("PUMP-100", "D-1")).containsOnly(entry("STO", 1.0));
        assertThat(books.stock("PUMP-100", "D-2")).containsOnly(entry("STO", 1.0));
    }

    @Test
    void whatAPurchaseExpectsArrivesLotByLot() {
        String purchase = company.purchase("CAST-10", 30);
        plant.happens(
                Facts.received(purchase, "CAST-10", "R-1", "20", "STO"),
                Facts.received(purchase, "CAST-10", "R-2", "12", "LINE1"));
        plant.awaitPosted(2);

        assertThat(books.stock("CAST-10", "R-1")).containsOnly(entry("STO", 20.0));
        assertThat(books.stock("CAST-10", "R-2")).containsOnly(entry("LINE1", 12.0));
        List<List<String>> expected =
                List.of(List.of("purchase.number", "=", purchase), List.of("state", "=", "draft"));
        assertThat(books.find("stock.move", expected, "quantity")).isEmpty();
        assertThat(books.find("purchase.purchase", List.of(List.of("number", "=", purchase)), "shipment_state"))
                .extracting(found -> found.path("shipment_state").asText())
                .containsExactly("received");
    }

    @Test
    void whereTrytonKeepsNoPurchasesAllComesFromOneParty() throws Exception {
        String supplier = company.supplier();
        Event<?> received = Facts.received("kept-elsewhere", "CAST-10", "N-1", "8", "LINE1");

        Exchange told = told(received, "receipt", "supplier=" + supplier);
        assertThat(told.getException()).isNull();
        String shipment = Posted.of(told).documentNumber();
        assertThat(books.state("stock.shipment.in", shipment)).isEqualTo("done");
        assertThat(books.stock("CAST-10", "N-1")).containsOnly(entry("LINE1", 8.0));
        assertThat(books.balance("CAST-10", "N-1")).isEqualTo(Map.of("supplier", -8.0, "storage", 8.0));
        List<List<Object>> incoming = List.of(
                List.of("lot.number", "=", "N-1"), List.of("shipment.number", "=", shipment, "stock.shipment.in"));
        assertThat(books.find("stock.move", incoming, "unit_price"))
                .as("at the product's cost price")
                .extracting(move -> move.at("/unit_price/decimal").asText())
                .contains("2");
    }

    /** What comes of an event with a kamelet of its own, without a ledger. */
    private Exchange told(Event<?> event, String subject, String parameters) throws Exception {
        String type = event.envelope().type().shortName();
        plant.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:elsewhere")
                        .routeId("elsewhere")
                        .transformDataType(new DataType("canonical:" + type), new DataType("tryton:" + subject))
                        .to("kamelet:mfg-tryton-" + subject + "-sink/elsewhere-out?" + parameters + '&'
                                + TrytonRoutes.access(server.url()));
            }
        });
        return plant.camel()
                .createProducerTemplate()
                .send("direct:elsewhere", exchange -> exchange.getMessage().setBody(event));
    }

    @Test
    void whatWasPostedIsTakenBackOnce() throws Exception {
        company.stock("CAST-10", "V-1", 100);
        company.stock("PUMP-100", "V-2", 5);
        String order = company.order(10);
        String purchase = company.purchase("CAST-10", 7);
        String shipment = company.shipment("PUMP-100", 3);
        plant.close();
        try (BadLine line = new BadLine(server.url(), SEED, LATE_MILLIS, TrytonProcess::isChange)) {
            plant = new LocalPlant(line.url());
            plant.happens(
                    Facts.consumed(order, "CAST-10", "V-1", "4", "EA"),
                    Facts.confirmed(order, "0020", "V-3", "4", false),
                    Facts.transferred("CAST-10", "V-1", "20", "EA", "STO", "LINE1"),
                    Facts.dispatched(shipment, List.of(Facts.line("PUMP-100", "V-2", "3"))),
                    Facts.received(purchase, "CAST-10", "V-4", "7", "LINE1"));
            plant.awaitPosted(5);
            line.faultsPerHundred(5);
            for (Transition one : List.copyOf(plant.posted())) {
                Ledger.of(plant.camel()).operations().compensate(one.before().id(), new Decision("anna", "not so"));
            }
            plant.awaitPosted(10);
            requireTakenBack(order);
            plant.happens(Facts.confirmed(order, "0020", "V-5", "10", true));
            plant.awaitPosted(11);
        }
        assertThat(books.state("production", order)).isEqualTo("done");
        assertThat(books.balance("PUMP-100", "V-5")).isEqualTo(Map.of("production", -10.0, "storage", 10.0));
        assertThat(books.lines(order, "output"))
                .containsExactlyInAnyOrder(
                        "CAST-10 V-1 4.0 done",
                        "PUMP-100 V-3 4.0 done",
                        "PUMP-100 V-5 10.0 done",
                        "SWARF - 1.2 done",
                        "SWARF - 3.0 done");
    }

    private void requireTakenBack(String order) {
        assertThat(books.balance("CAST-10", "V-1")).isEqualTo(Map.of("lost_found", -100.0, "storage", 100.0));
        assertThat(books.stock("CAST-10", "V-1")).containsOnly(entry("STO", 100.0));
        assertThat(books.stock("PUMP-100", "V-2")).containsOnly(entry("STO", 5.0));
        assertThat(books.balance("PUMP-100", "V-3")).isEmpty();
        assertThat(books.balance("CAST-10", "V-4")).isEmpty();
        assertThat(books.lines(order, "input"))
                .containsExactlyInAnyOrder(
                        "CAST-10 - 6.0 draft",
                        "CAST-10 - 4.0 draft",
                        "CAST-10 V-1 4.0 done",
                        "GREASE - 0.2 draft",
                        "PUMP-100 V-3 4.0 done",
                        "SHAFT-7 - 5.0 draft",
                        "SWARF - 1.2 done");
        assertThat(books.cycles(order)).containsExactlyInAnyOrder(1800, -1800);
    }

    @Test
    void theFourWorkflowsAreExactThroughABadLineAndKills() throws Exception {
        company.stock("CAST-10", "B-1", 100);
        company.stock("CAST-10", "B-2", 50);
        company.stock("CAST-10", "B-3", 40);
        List<String> orders = new ArrayList<>();
        List<Event<?>> events = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            String order = company.order(10);
            orders.add(order);
            events.add(Facts.consumed(order, "CAST-10", "B-1", "5", "EA"));
            events.add(Facts.consumed(order, "CAST-10", "B-1", "5", "EA"));
            events.add(Facts.confirmed(order, "0020", "F-" + i, "6", false));
            events.add(Facts.confirmed(order, "0020", "F-" + i, "3", "1", true));
        }
        events.add(Facts.transferred("CAST-10", "B-2", "20", "EA", "STO", "LINE1"));
        events.add(Facts.held("B-Q1", "CAST-10", "B-3"));
        events.add(Facts.held("B-Q2", "PUMP-100", "F-0"));
        events.add(Facts.released("B-Q2", "PUMP-100", "F-0", Disposition.UNRESTRICTED));
        String shipment = company.shipment("PUMP-100", 7);
        events.add(Facts.dispatched(shipment, List.of(Facts.line("PUMP-100", "F-0", "7"))));

        try (BadLine line = new BadLine(server.url(), SEED, LATE_MILLIS, TrytonProcess::isChange);
                MesServer mes = new MesServer();
                KilledPlant killed = new KilledPlant(
                        dialect(), TrytonRoutes.class, Map.of("tryton", line.url(), "mes", mes.url()))) {
            mes.atNext(killed::kill);
            line.kill(killed::kill, 3, 14);
            line.faultsPerHundred(5);
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                killed.status();
                return mes.told("RELEASED").containsAll(orders);
            });
            killed.happens(events.toArray(Event<?>[]::new));
            await().atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(300))
                    .until(() -> {
                        String status = String.valueOf(killed.status());
                        assertThat(status).doesNotContain("PARKED");
                        return mes.told("CLOSED").containsAll(orders) && status.matches("\\[.*open=0.*open=0.*");
                    });

            assertThat(killed.kills()).isEqualTo(3);
            for (BadLine.Fate fate : BadLine.Fate.values()) {
                assertThat(line.count(fate)).as(fate + " happened").isPositive();
            }
            Map<String, Integer> states = killed.end();
            assertThat(states).containsOnlyKeys("mes POSTED", "tryton POSTED");
            assertThat(states).containsEntry("tryton POSTED", events.size());
            assertThat(mes.told("RELEASED")).doesNotHaveDuplicates().containsAll(orders);
        }
        for (int i = 0; i < orders.size(); i++) {
            assertThat(books.state("production", orders.get(i))).isEqualTo("done");
            assertThat(books.lines(orders.get(i), "input"))
                    .containsExactly("CAST-10 B-1 5.0 done", "CAST-10 B-1 5.0 done");
            assertThat(books.lines(orders.get(i), "output"))
                    .containsExactly(
                            "PUMP-100 F-" + i + " 1.0 done",
                            "PUMP-100 F-" + i + " 3.0 done",
                            "PUMP-100 F-" + i + " 6.0 done",
                            "SWARF - 0.9 done",
                            "SWARF - 1.8 done");
            assertThat(books.cycles(orders.get(i)))
                    .as("two, and that of the operation nobody reported")
                    .containsExactly(1800, 1800, 0);
            assertThat(books.lots("F-" + i)).isEqualTo(1);
        }
        assertThat(books.state("stock.shipment.out", shipment)).isEqualTo("done");
        double used = 10.0 * ORDERS;
        assertThat(books.stock("CAST-10", "B-1")).containsOnly(entry("STO", 100 - used));
        assertThat(books.stock("CAST-10", "B-2")).containsOnly(entry("STO", 30.0), entry("LINE1", 20.0));
        assertThat(books.stock("CAST-10", "B-3")).containsOnly(entry("QHOLD", 40.0));
        assertThat(books.stock("PUMP-100", "F-0")).containsOnly(entry("STO", 2.0));
        assertThat(books.stock("PUMP-100", "F-1")).containsOnly(entry("STO", 9.0));
        assertThat(books.balance("CAST-10", "B-1"))
                .isEqualTo(Map.of("lost_found", -100.0, "production", used, "storage", 100 - used));
        assertThat(books.balance("PUMP-100", "F-0"))
                .isEqualTo(Map.of("production", -10.0, "customer", 7.0, "lost_found", 1.0, "storage", 2.0));
        assertThat(List.of("B-1", "B-2", "B-3", "F-0", "F-1"))
                .extracting(books::internalShipments)
                .containsExactly(0, 1, 1, 2, 0);
    }
}
