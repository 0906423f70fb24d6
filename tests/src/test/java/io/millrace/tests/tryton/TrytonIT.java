/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.data.MapEntry.entry;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderClosed;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ledger.LedgerListener;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.Transition;
import io.millrace.erp.action.AvailableStock;
import io.millrace.erp.action.StockQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Tryton behind the ledger: its own books are the witness. */
class TrytonIT {

    private static final long REQUEST_MILLIS = 2_000;
    private static final long LATE_MILLIS = 2_400;
    private static final String PROMISE = "?settleWindow=2s&retryDelay=100ms&retryMaxDelay=1s";

    private static final int ORDERS = 3;
    private static final int SEED = 48;

    private static TrytonProcess server;
    private static Books books;
    private static Company company;

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Set<Long> posted = ConcurrentHashMap.newKeySet();
    private final List<String> parked = new CopyOnWriteArrayList<>();
    private final List<Event<?>> told = new CopyOnWriteArrayList<>();
    private BadLine line;

    @BeforeAll
    static void startServer() throws Exception {
        boolean needed = "true".equals(System.getenv("CI"));
        assumeThat(needed || TrytonProcess.isInstalled())
                .as("a Tryton server: apt-get install tryton-server tryton-modules-production-work"
                        + " tryton-modules-production-routing tryton-modules-stock-lot")
                .isTrue();
        server = new TrytonProcess();
        server.start();
        books = new Books(server.url(), "admin", TrytonProcess.PASSWORD);
        company = new Company(books);
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        line = new BadLine(server.url(), SEED, LATE_MILLIS);
        camel.getRegistry().bind("database", database.database());
        camel.getRegistry().bind("witness", new LedgerListener() {
            @Override
            public void changed(List<Transition> transitions) {
                transitions.stream()
                        .filter(transition -> transition.to() == State.POSTED)
                        .forEach(transition -> posted.add(transition.before().id()));
            }

            @Override
            public void parked(Transition transition, String text) {
                parked.add(text);
            }
        });
        camel.addRoutes(flows());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        line.close();
        database.close();
    }

    private RouteBuilder flows() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:plant").routeId("plant").to("ledger:tryton");
                post("material-consumed", "consumption", "mfg-tryton-consumption-sink", "");
                post("production-confirmed", "confirmation", "mfg-tryton-confirmation-sink", "");
                post("quality-hold-placed", "hold", "mfg-tryton-hold-sink", "&holdLocation=QHOLD");
                post("quality-hold-released", "hold", "mfg-tryton-hold-sink", "&holdLocation=QHOLD&scrapLocation=LOST");
                post("warehouse-transfer-completed", "transfer", "mfg-tryton-transfer-sink", "");
                post("shipment-dispatched", "delivery", "mfg-tryton-shipment-sink", "");
            }

            private void post(String event, String message, String sink, String more) {
                from("ledger:tryton" + PROMISE + "&eventTypes=" + event)
                        .routeId(event)
                        .transformDataType(new DataType("canonical:" + event), new DataType("tryton:" + message))
                        .to("kamelet:" + sink + '/' + event + "-out?" + access() + more);
            }
        };
    }

    private String access() {
        return "baseUrl=" + line.url() + "&database=" + TrytonProcess.DATABASE + "&username=" + Company.USER
                + "&password=" + TrytonProcess.PASSWORD + "&requestTimeout=" + REQUEST_MILLIS;
    }

    private void happens(Event<?>... events) {
        camel.createProducerTemplate().sendBody("direct:plant", List.of(events));
    }

    private void awaitPosted(int count) {
        await().atMost(Duration.ofSeconds(300)).until(() -> {
            assertThat(parked).isEmpty();
            return posted.size() >= count;
        });
    }

    private static JsonNode order(String number, String... fields) {
        return books.find("production", List.of(List.of("number", "=", number)), fields)
                .get(0);
    }

    private static List<JsonNode> lines(String number, String direction) {
        return books.find(
                "stock.move",
                List.of(List.of("production_" + direction + ".number", "=", number)),
                "product.code",
                "lot.number",
                "quantity",
                "state",
                "unit_price");
    }

    private static List<String> words(List<JsonNode> lines) {
        return lines.stream()
                .map(move -> move.at("/product./code").asText()
                        + ' '
                        + move.at("/lot./number").asText("-")
                        + ' '
                        + move.path("quantity").asDouble()
                        + ' '
                        + move.path("state").asText())
                .sorted()
                .toList();
    }

    @Test
    void anOrderIsConsumedConfirmedAndEnded() {
        company.stock("CAST-10", "C-1", 60);
        company.stock("SHAFT-7", "S-1", 100);
        company.stock("GREASE", null, 20);
        String order = company.order(10);

        happens(
                Facts.consumed(order, "CAST-10", "C-1", "4", "EA"),
                Facts.consumed(order, "CAST-10", "C-1", "4", "EA"),
                Facts.consumed(order, "SHAFT-7", "S-1", "450", "CMT"),
                Facts.consumed(order, "GREASE", null, "0.25", "KGM"),
                Facts.confirmed(order, "0010", null, "9", true),
                Facts.confirmed(order, "0020", "P-1", "4", false));
        awaitPosted(6);
        assertThat(order(order, "state").path("state").asText()).isEqualTo("waiting");
        assertThat(words(lines(order, "input")))
                .contains("CAST-10 - 2.0 draft", "SHAFT-7 - 0.5 draft", "CAST-10 C-1 4.0 done");
        assertThat(words(lines(order, "output")))
                .containsExactly(
                        "PUMP-100 - 6.0 draft", "PUMP-100 P-1 4.0 done", "SWARF - 1.2 done", "SWARF - 1.8 draft");

        happens(Facts.confirmed(order, "0020", "P-1", "5", true));
        awaitPosted(7);
        assertThat(order(order, "state").path("state").asText()).isEqualTo("done");
        assertThat(words(lines(order, "input")))
                .containsExactly(
                        "CAST-10 C-1 4.0 done", "CAST-10 C-1 4.0 done", "GREASE - 0.25 done", "SHAFT-7 S-1 450.0 done");
        assertThat(words(lines(order, "output")))
                .containsExactly(
                        "PUMP-100 P-1 4.0 done", "PUMP-100 P-1 5.0 done", "SWARF - 1.2 done", "SWARF - 1.5 done");
        assertThat(books.stock("CAST-10", "C-1")).containsOnly(entry("STO", 52.0));
        assertThat(books.stock("SHAFT-7", "S-1")).containsOnly(entry("STO", 95.5));
        assertThat(books.stock("PUMP-100", "P-1")).containsOnly(entry("STO", 9.0));
        assertThat(books.find(
                        "production.work.cycle",
                        List.of(List.of("work.production.number", "=", order), List.of("state", "=", "done")),
                        "duration"))
                .hasSize(3)
                .allSatisfy(cycle ->
                        assertThat(cycle.at("/duration/seconds").asInt()).isEqualTo(1800));
    }

    @Test
    void whatTrytonDoesNotKnowYetWaitsAndWhatItRefusesIsParked() {
        happens(Facts.consumed("none-such", "CAST-10", "C-9", "1", "EA"));
        String order = company.order(1);
        happens(Facts.consumed(order, "GREASE", null, "0.001", "KGM"));

        await().atMost(Duration.ofSeconds(60)).until(() -> !parked.isEmpty());
        assertThat(parked).singleElement().asString().contains("MFG-POST-004", order, "GREASE", "0.001 kg");
        assertThat(words(lines(order, "input")))
                .containsExactlyInAnyOrder("CAST-10 - 1.0 draft", "SHAFT-7 - 0.5 draft", "GREASE - 0.02 draft");
        assertThat(posted).isEmpty();
    }

    @Test
    void aHoldTakesTheStockAwayAndTheLastReleaseBringsItBack() {
        company.stock("CAST-10", "H-1", 30);
        happens(Facts.transferred("CAST-10", "H-1", "12", "EA", "STO", "LINE1"));
        awaitPosted(1);
        assertThat(books.stock("CAST-10", "H-1")).containsOnly(entry("STO", 18.0), entry("LINE1", 12.0));

        happens(Facts.held("Q-1", "CAST-10", "H-1"));
        awaitPosted(2);
        happens(Facts.held("Q-2", "CAST-10", "H-1"));
        awaitPosted(3);
        assertThat(books.stock("CAST-10", "H-1")).containsOnly(entry("QHOLD", 30.0));

        happens(Facts.released("Q-1", "CAST-10", "H-1", Disposition.UNRESTRICTED));
        awaitPosted(4);
        assertThat(books.stock("CAST-10", "H-1")).containsOnly(entry("QHOLD", 30.0));

        happens(Facts.released("Q-2", "CAST-10", "H-1", Disposition.UNRESTRICTED));
        awaitPosted(5);
        assertThat(books.stock("CAST-10", "H-1")).containsOnly(entry("STO", 18.0), entry("LINE1", 12.0));

        happens(Facts.held("Q-3", "CAST-10", "H-1"));
        awaitPosted(6);
        happens(Facts.released("Q-3", "CAST-10", "H-1", Disposition.SCRAPPED));
        awaitPosted(7);
        assertThat(books.stock("CAST-10", "H-1")).isEmpty();
    }

    @Test
    void stockIsToldByLocationAndLot() throws Exception {
        company.stock("SHAFT-7", "T-1", 7);
        company.stock("SHAFT-7", "T-2", 5);
        company.stock("GREASE", null, 1.5);
        happens(Facts.transferred("SHAFT-7", "T-2", "200", "CMT", "STO", "LINE1"));
        happens(Facts.held("Q-9", "SHAFT-7", "T-1"));
        awaitPosted(2);

        assertThat(stock("SHAFT-7", "T-1")).containsExactly("QHOLD T-1 7.00 MTR RESTRICTED");
        assertThat(stock("SHAFT-7", "T-2"))
                .containsExactlyInAnyOrder("STO T-2 3.00 MTR UNRESTRICTED", "LINE1 T-2 2.00 MTR UNRESTRICTED");
        assertThat(stock("SHAFT-7", null)).containsAll(stock("SHAFT-7", "T-1")).containsAll(stock("SHAFT-7", "T-2"));
        assertThat(stock("GREASE", null)).singleElement().asString().startsWith("STO null ");
        assertThat(stock("SHAFT-7", "no-such-lot")).isEmpty();
    }

    private List<String> stock(String item, String lot) throws Exception {
        if (camel.getRoute("stock") == null) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:stock")
                            .routeId("stock")
                            .to("kamelet:mfg-tryton-available-stock-action/stock-out?holdLocation=QHOLD&baseUrl="
                                    + server.url() + "&database=" + TrytonProcess.DATABASE + "&username="
                                    + Company.USER + "&password=RAW(" + TrytonProcess.PASSWORD + ")");
                }
            });
        }
        StockQuestion question =
                new StockQuestion(new PlantId("ULM"), new ItemId(item), lot == null ? null : new LotId(lot));
        AvailableStock stock =
                camel.createProducerTemplate().requestBody("direct:stock", question, AvailableStock.class);
        return stock.balances().stream()
                .map(balance -> balance.location() + " " + balance.lot() + " " + balance.quantity() + " "
                        + balance.disposition())
                .toList();
    }

    @Test
    void aCustomerShipmentLeavesWithTheLotsThatWereLoaded() {
        company.stock("PUMP-100", "D-1", 3);
        company.stock("PUMP-100", "D-2", 5);
        String shipment = company.shipment("PUMP-100", 6);

        happens(Facts.dispatched(
                shipment, List.of(Facts.line("PUMP-100", "D-1", "2"), Facts.line("PUMP-100", "D-2", "4"))));
        awaitPosted(1);
        JsonNode state = books.find("stock.shipment.out", List.of(List.of("number", "=", shipment)), "state")
                .get(0);
        assertThat(state.path("state").asText()).isEqualTo("done");
        assertThat(books.stock("PUMP-100", "D-1")).containsOnly(entry("STO", 1.0));
        assertThat(books.stock("PUMP-100", "D-2")).containsOnly(entry("STO", 1.0));
    }

    @Test
    void ordersAreToldWhenTheyAreReleasedAndWhenTheyAreClosed() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-tryton-work-order-source/tryton-orders?plant=ULM&pollInterval=200"
                                + "&changedSince=2026-01-01T00:00:00Z&limit=2&" + access())
                        .routeId("orders")
                        .transformDataType(new DataType("tryton:work-order"), new DataType("canonical:work-order"))
                        .process(exchange -> told.add(exchange.getMessage().getBody(Event.class)));
            }
        });
        company.order(7);
        String order = company.order(3);
        company.order(8);

        WorkOrderReleased released = awaitTold(order, WorkOrderReleased.class);
        assertThat(released.workOrder().operations())
                .extracting(one -> one.id().value())
                .containsExactly("0010", "0020");
        assertThat(released.workOrder().components())
                .extracting(one -> one.item() + " " + one.quantity())
                .containsExactlyInAnyOrder("CAST-10 3.0 EA", "SHAFT-7 1.5 MTR", "GREASE 0.06 KGM", "SWARF -0.9 KGM");

        happens(Facts.consumed(order, "GREASE", null, "0.05", "KGM"));
        awaitPosted(1);
        happens(Facts.confirmed(order, "0020", "P-9", "3", true));
        awaitPosted(2);
        awaitTold(order, WorkOrderClosed.class);
        assertThat(told.stream()
                        .filter(event -> event.data() instanceof WorkOrderReleased)
                        .map(event -> event.envelope().id()))
                .as("released once each, whatever was booked")
                .doesNotHaveDuplicates();
    }

    private <D> D awaitTold(String order, Class<D> type) {
        await().atMost(Duration.ofSeconds(30))
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
    void throughABadLineNothingIsLostAndNothingIsBookedTwice() {
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
            events.add(Facts.confirmed(order, "0020", "F-" + i, "4", true));
        }
        events.add(Facts.transferred("CAST-10", "B-2", "20", "EA", "STO", "LINE1"));
        events.add(Facts.held("B-Q", "CAST-10", "B-3"));
        line.faultsPerHundred(5);
        happens(events.toArray(Event<?>[]::new));
        awaitPosted(events.size());

        for (BadLine.Fate fate : BadLine.Fate.values()) {
            assertThat(line.count(fate)).as(fate + " happened").isPositive();
        }
        assertThat(books.stock("CAST-10", "B-1")).containsOnly(entry("STO", 100.0 - 10 * ORDERS));
        assertThat(books.stock("CAST-10", "B-2")).containsOnly(entry("STO", 30.0), entry("LINE1", 20.0));
        assertThat(books.stock("CAST-10", "B-3")).containsOnly(entry("QHOLD", 40.0));
        for (int i = 0; i < orders.size(); i++) {
            String order = orders.get(i);
            assertThat(order(order, "state").path("state").asText()).isEqualTo("done");
            assertThat(words(lines(order, "input"))).containsExactly("CAST-10 B-1 5.0 done", "CAST-10 B-1 5.0 done");
            assertThat(words(lines(order, "output")))
                    .containsExactly(
                            "PUMP-100 F-" + i + " 4.0 done",
                            "PUMP-100 F-" + i + " 6.0 done",
                            "SWARF - 1.2 done",
                            "SWARF - 1.8 done");
            assertThat(books.stock("PUMP-100", "F-" + i)).isEqualTo(Map.of("STO", 10.0));
        }
    }
}
