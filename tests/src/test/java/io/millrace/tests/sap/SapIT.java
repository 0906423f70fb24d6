/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.DowntimeStarted;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ledger.Decision;
import io.millrace.core.ledger.Ledger;
import io.millrace.core.ledger.LedgerListener;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.Transition;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our SAP connector and the SAP simulator, a process that shares no code with it: what the simulator's books say. */
class SapIT {

    private final SapFacts facts = new SapFacts();
    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Transition> transitions = new CopyOnWriteArrayList<>();
    private final List<Event<?>> orders = new CopyOnWriteArrayList<>();
    private SapProcess sap;

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
        if (sap != null) {
            sap.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TargetClass.class,
            names = {"IDEMPOTENT", "LOOKUP"})
    void whateverHappensToACallTheBooksHaveItOnce(TargetClass targetClass) throws Exception {
        start(targetClass);
        String order = sap.releasedOrder();
        await().until(() -> !orders.isEmpty());
        WorkOrderReleased released = (WorkOrderReleased) orders.get(0).data();
        assertThat(released.workOrder().id().value()).isEqualTo(order);
        assertThat(released.workOrder().components()).hasSize(3);

        sap.fate("A_MaterialDocumentHeader", "LOST_RESPONSE", 1);
        sap.fate("ProdnOrdConf2", "LATE_COMMIT", 1);
        send(facts.consumed(order, "C-1", "25"));
        send(facts.confirmed(order, "P-1", "10", "1"));
        awaitPosted(3);
        sap.fate("ProdnOrdConf2", "LOCKED", 1);
        sap.command("/admin/sessions", "{}");
        send(facts.confirmed(order, "P-2", "7", "1"));
        awaitPosted(5);

        List<JsonNode> confirmations = sap.rows("ProdnOrdConf2", "OrderID", order);
        assertThat(confirmations)
                .extracting(row -> SapBooks.amount(row, "ConfirmationYieldQuantity"))
                .containsExactlyInAnyOrder("10", "7");
        assertThat(movements("261", order)).containsExactly("25");
        assertThat(movements("101", order)).containsExactlyInAnyOrder("10", "7");
        assertThat(sap.problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = TargetClass.class,
            names = {"IDEMPOTENT", "LOOKUP"})
    void holdsMoveTheStockAndReversalsTakeTheDocumentsBack(TargetClass targetClass) throws Exception {
        start(targetClass);
        String order = sap.releasedOrder();
        send(facts.consumed(order, "C-1", "25"));
        send(facts.confirmed(order, "P-1", "10", "1"));
        awaitPosted(3);

        sap.fate("A_MaterialDocumentHeader", "LOST_RESPONSE", 1);
        send(facts.held(List.of()));
        awaitPosted(4);
        assertThat(stock("07")).containsExactly("10");
        send(facts.released(List.of()));
        awaitPosted(5);
        assertThat(stock("01")).containsExactly("10");

        sap.fate("Cancel", "LOST_RESPONSE", 3);
        for (Transition posted : posted()) {
            EventType type = posted.before().event().envelope().type();
            if (type == EventType.MATERIAL_CONSUMED || type == EventType.PRODUCTION_CONFIRMED) {
                Ledger.of(camel).operations().compensate(posted.before().id(), new Decision("anna", "wrong order"));
            }
        }
        awaitPosted(8);

        assertThat(sap.rows("ProdnOrdConf2", "OrderID", order))
                .extracting(row -> row.path("IsReversed").asBoolean() + " "
                        + row.path("IsReversal").asBoolean())
                .containsExactlyInAnyOrder("true false", "false true");
        assertThat(movements("262", order)).containsExactly("25");
        assertThat(movements("102", order)).containsExactly("10");
        assertThat(sap.problems()).isEmpty();
    }

    @Test
    void laborAndDowntimeAreToldOnce() throws Exception {
        start(TargetClass.LOOKUP);
        String order = sap.releasedOrder();
        sap.fate("ProdnOrdConf2", "LOST_RESPONSE", 1);
        sap.fate("MaintenanceNotification", "LOST_RESPONSE", 1);
        send(facts.worked(order));
        send(facts.event(new DowntimeStarted(SapFacts.LINE, SapFacts.PLANT, null, "mould stuck", facts.at()), "D-1"));
        awaitPosted(2);

        assertThat(sap.rows("ProdnOrdConf2", "OrderID", order))
                .extracting(row -> SapBooks.amount(row, "OpConfirmedWorkQuantity3"))
                .containsExactly("1500");
        assertThat(sap.rows("MaintenanceNotification", "TechnicalObject", "10000417"))
                .extracting(row -> row.path("NotificationText").asText())
                .containsExactly("mould stuck");
        assertThat(sap.problems()).isEmpty();
    }

    private void start(TargetClass targetClass) throws Exception {
        sap = new SapProcess(targetClass);
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", SapFacts.REFERENCE);
        camel.getRegistry().bind("database", database.database());
        camel.getRegistry().bind("witness", new LedgerListener() {
            @Override
            public void changed(List<Transition> changed) {
                transitions.addAll(changed);
            }
        });
        String connection =
                "?baseUrl=" + sap.baseUrl() + "&username=" + SapBooks.USER + "&password=" + SapBooks.PASSWORD;
        String sink = connection + "&requestTimeout=2s&targetClass=" + targetClass;
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("ledger:sap");
                from("direct:made").to("ledger:sap,stock");
                post("sap", "material-consumed", "sap:material-document", "material-document");
                post("sap", "production-confirmed", "sap:confirmation", "confirmation");
                post("sap", "quality-hold-placed", "sap:stock-status", "stock-status");
                post("sap", "quality-hold-released", "sap:stock-status", "stock-status");
                post("sap", "labor-reported", "sap:confirmation", "confirmation");
                post("sap", "downtime-started", "sap:notification", "notification");
                post("stock", "production-confirmed", "sap:material-document", "material-document");
                reverse("sap", "material-consumed", "material-document-reversal");
                reverse("sap", "production-confirmed", "confirmation-reversal");
                reverse("stock", "production-confirmed", "material-document-reversal");
                from("kamelet:mfg-sap-production-order-poll-source/orders-in" + connection
                                + "&pollInterval=200&changedSince=" + facts.at().toInstant())
                        .routeId("sap-orders")
                        .transformDataType(new DataType("sap:production-order"), new DataType("canonical:work-order"))
                        .process(exchange -> orders.add(exchange.getMessage().getBody(Event.class)));
            }

            private void post(String target, String type, String document, String kamelet) {
                from("ledger:" + target + "?eventTypes=" + type + "&settleWindow=800ms&retryDelay=50ms")
                        .routeId(target + "-" + type)
                        .transformDataType(new DataType("canonical:" + type), new DataType(document))
                        .to("kamelet:mfg-sap-" + kamelet + "-sink/" + target + "-" + type + "-out" + sink);
            }

            private void reverse(String target, String type, String kamelet) {
                from("ledger:" + target + "?eventTypes=" + type + "&purpose=REVERSE&settleWindow=800ms&retryDelay=50ms")
                        .routeId(target + "-" + type + "-reverse")
                        .to("kamelet:mfg-sap-" + kamelet + "-sink/" + target + "-" + type + "-back" + sink);
            }
        });
        camel.start();
    }

    private void send(Event<?> event) {
        boolean made = event.data() instanceof ProductionConfirmed;
        camel.createProducerTemplate().sendBody(made ? "direct:made" : "direct:in", event);
    }

    private List<Transition> posted() {
        return transitions.stream()
                .filter(transition -> transition.to() == State.POSTED)
                .toList();
    }

    private void awaitPosted(int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(posted()).as("%s", transitions).hasSize(count));
    }

    /** The quantities of an order's movements. */
    private List<String> movements(String type, String order) throws Exception {
        return sap.rows("A_MaterialDocumentItem", "ManufacturingOrder", order).stream()
                .filter(row -> row.path("GoodsMovementType").asText().equals(type))
                .map(row -> SapBooks.amount(row, "QuantityInBaseUnit"))
                .toList();
    }

    /** What there is of the finished lot, of a kind of stock. */
    private List<String> stock(String kind) throws Exception {
        return sap.rows("A_MatlStkInAcctMod", "Batch", "L-900").stream()
                .filter(row -> row.path("InventoryStockType").asText().equals(kind))
                .map(row -> SapBooks.amount(row, "MatlWrhsStkQtyInMatlBaseUnit"))
                .filter(amount -> !amount.equals("0"))
                .toList();
    }
}
