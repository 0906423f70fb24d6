/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.DowntimeEnded;
import io.millrace.canonical.event.DowntimeStarted;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.core.ledger.Transition;
import io.millrace.core.post.TargetClass;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our SAP connector and the SAP simulator, a process that shares no code with it: what the simulator's books say. */
class SapIT {

    private final SapFacts facts = new SapFacts();
    private final List<Event<?>> orders = new CopyOnWriteArrayList<>();
    private SapFlows flows;
    private SapProcess sap;

    @AfterEach
    void stop() {
        if (flows != null) {
            flows.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TargetClass.class,
            names = {"IDEMPOTENT", "LOOKUP"})
    void whateverHappensToACallTheBooksHaveItOnce(TargetClass targetClass) throws Exception {
        start(targetClass);
        readOrders();
        String order = sap.releasedOrder();
        await().atMost(Duration.ofMinutes(1)).until(() -> !orders.isEmpty());
        WorkOrderReleased released = (WorkOrderReleased) orders.get(0).data();
        assertThat(released.workOrder().id().value()).isEqualTo(order);
        assertThat(released.workOrder().components()).hasSize(3);

        sap.fate("A_MaterialDocumentHeader", "LOST_RESPONSE", 1);
        sap.fate("ProdnOrdConf2", "LATE_COMMIT", 1);
        flows.send(facts.consumed(order, "C-1", "25"));
        flows.post(facts.confirmed(order, "P-1", "10", "1"));
        sap.fate("ProdnOrdConf2", "LOCKED", 1);
        sap.command("/admin/sessions", "{}");
        flows.post(facts.confirmed(order, "P-2", "7", "1"));

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
        Event<?> consumed = facts.consumed(order, "C-1", "25");
        Event<?> confirmed = facts.confirmed(order, "P-1", "10", "1");
        flows.send(consumed);
        flows.post(confirmed);

        sap.fate("A_MaterialDocumentHeader", "LOST_RESPONSE", 1);
        Event<?> held = facts.held(List.of());
        flows.post(held);
        assertThat(sap.stock("L-900")).isEqualTo(Map.of("07", new BigDecimal("10")));
        assertThat(flows.outcomes("sap", held))
                .as("the document is known, though its answer was lost and no stock is left to move")
                .last()
                .extracting(Transition::documentNumber)
                .asString()
                .matches("\\d{4}/\\d+");
        flows.post(facts.released(List.of()));
        assertThat(sap.stock("L-900")).isEqualTo(Map.of("01", new BigDecimal("10")));

        sap.fate("Cancel", "LOST_RESPONSE", 3);
        flows.takeBack("sap", consumed);
        flows.takeBack("sap", confirmed);
        flows.takeBack("stock", confirmed);
        flows.awaitEnded();

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
        flows.send(facts.worked(order));
        flows.post(facts.event(
                new DowntimeStarted(SapFacts.LINE, SapFacts.PLANT, null, "mould stuck", facts.at()), "D-1"));
        sap.fate("PATCH", "LOST_RESPONSE", 1);
        flows.post(facts.event(
                new DowntimeEnded(
                        SapFacts.LINE,
                        SapFacts.PLANT,
                        null,
                        "mould stuck",
                        facts.at(),
                        facts.at().plusMinutes(4)),
                "D-2"));

        assertThat(sap.rows("ProdnOrdConf2", "OrderID", order))
                .extracting(row -> SapBooks.amount(row, "OpConfirmedWorkQuantity3"))
                .containsExactly("1500");
        assertThat(sap.rows("MaintenanceNotification", "TechnicalObject", "10000417"))
                .extracting(row -> row.path("NotificationText").asText() + ", "
                        + LocalTime.parse(row.path("MalfunctionEndTime").asText()))
                .containsExactly("mould stuck, " + facts.at().plusMinutes(4).toLocalTime());
        assertThat(sap.problems()).isEmpty();
    }

    private void start(TargetClass targetClass) throws Exception {
        flows = new SapFlows(targetClass);
        sap = flows.sap;
    }

    private void readOrders() throws Exception {
        flows.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-sap-production-order-poll-source/orders-in?baseUrl=" + sap.baseUrl() + "&username="
                                + SapBooks.USER + "&password=" + SapBooks.PASSWORD + "&pollInterval=200&changedSince="
                                + facts.at().toInstant())
                        .routeId("sap-orders")
                        .transformDataType(new DataType("sap:production-order"), new DataType("canonical:work-order"))
                        .process(exchange -> orders.add(exchange.getMessage().getBody(Event.class)));
            }
        });
    }

    /** The quantities of an order's movements. */
    private List<String> movements(String type, String order) throws Exception {
        return sap.rows("A_MaterialDocumentItem", "ManufacturingOrder", order).stream()
                .filter(row -> row.path("GoodsMovementType").asText().equals(type))
                .map(row -> SapBooks.amount(row, "QuantityInBaseUnit"))
                .toList();
    }
}
