/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.LotId;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.killed.BadLine;
import io.millrace.tests.killed.BadLine.Fate;
import io.millrace.tests.killed.KilledPlant;
import io.millrace.tests.killed.MesServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The four workflows against the SAP simulator through a line that cuts, delays and loses, and a Millrace that is killed
 * at its calls: what the simulator's books say. Where SAP cannot be asked a clerk looks into its books.
 */
class SapKilledIT {

    private static final long REQUEST_MILLIS = 1_000;

    /** Of a call that is given up before. */
    private static final long LATE_MILLIS = REQUEST_MILLIS + 200;

    /** Much longer than a late call takes, also on a loaded machine. */
    private static final long SETTLE_MILLIS = 2_000;

    private static final int SEED = 48;
    private static final LotId OTHER_LOT = new LotId("L-901");
    private static final LotId OTHER_RESIN = new LotId("R100-4712");

    private final SapFacts facts = new SapFacts();
    private SapProcess sap;
    private BadLine line;
    private MesServer mes;
    private KilledPlant plant;

    @AfterEach
    void stop() throws Exception {
        plant.close();
        mes.close();
        line.close();
        sap.close();
    }

    @ParameterizedTest
    @EnumSource(TargetClass.class)
    void theFourWorkflowsAreExactThroughABadLineAndKills(TargetClass targetClass) throws Exception {
        start(targetClass);
        String first = sap.releasedOrder("L-900");
        String second = sap.releasedOrder("L-901");
        awaitTold("RELEASED", first, second);

        line.next(Fate.PASSED, Fate.ANSWER_LOST, Fate.CUT, Fate.PASSED, Fate.LATE, Fate.PASSED, Fate.CALLER_KILLED);
        happens(
                facts.consumed(first, "C-1", "25"),
                facts.consumed(first, "C-2", "12.5"),
                facts.consumed(second, "C-3", "20"),
                facts.confirmed(first, SapFacts.LOT, "P-1", "12", "1"),
                facts.confirmed(first, SapFacts.LOT, "P-2", "8", "0"),
                facts.confirmed(second, OTHER_LOT, "P-3", "15", "0"));
        String held = sap.pickedDelivery("L-900");
        String free = sap.pickedDelivery("L-901");

        line.next(Fate.ANSWER_LOST, Fate.CALLER_KILLED, Fate.CUT);
        happens(
                facts.held(List.of(held)),
                facts.held("H-18", SapFacts.RESIN, OTHER_RESIN, List.of()),
                facts.dispatched(free, OTHER_LOT));
        assertThat(sap.stock("L-900")).isEqualTo(Map.of("07", new BigDecimal("20")));
        assertThat(sap.blockOf(held)).isEqualTo("01");
        line.next(Fate.ANSWER_LOST);
        happens(facts.released(List.of(held)));
        happens(facts.dispatched(held));
        sap.command("/admin/orders/complete", "{\"ManufacturingOrder\":\"" + first + "\"}");
        awaitTold("CLOSED", first);
        awaitDone();

        requireFaults();
        requireLedger(targetClass);
        requireBooks(first, second, held, free);
    }

    private void start(TargetClass targetClass) throws Exception {
        sap = new SapProcess(targetClass);
        line = new BadLine(sap.baseUrl(), SEED, LATE_MILLIS, SapProcess::isChange);
        mes = new MesServer();
        Map<String, String> arguments = new HashMap<>(Map.of(
                "reference", SapFacts.REFERENCE,
                "sap", line.url(),
                "mes", mes.url(),
                "class", targetClass.name(),
                "settle", Long.toString(SETTLE_MILLIS),
                "timeout", Long.toString(REQUEST_MILLIS),
                "since", facts.at().toInstant().toString()));
        if (targetClass == TargetClass.MANUAL) {
            arguments.put("books", sap.baseUrl());
        }
        plant = new KilledPlant(Dialect.H2, SapRoutes.class, arguments);
        mes.atNext(plant::kill);
        line.kill(plant::kill);
        line.faultsPerHundred(4);
    }

    private void awaitTold(String change, String... orders) {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    plant.status();
                    return mes.told(change).containsAll(List.of(orders));
                });
    }

    /** Until nothing of it is left to post. */
    private void happens(Event<?>... events) {
        plant.happens(events);
        awaitDone();
    }

    private void awaitDone() {
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(plant.status()).doesNotContainPattern("open=[1-9]"));
    }

    private void requireFaults() {
        assertThat(plant.kills()).isEqualTo(3);
        for (Fate fate : Fate.values()) {
            assertThat(line.count(fate)).as(fate + " happened").isPositive();
        }
    }

    /** Whatever happened is posted; where SAP cannot be asked, a person has found some of it, and some not. */
    private void requireLedger(TargetClass targetClass) throws InterruptedException {
        Map<String, Integer> states = plant.end();
        assertThat(states.remove("mes POSTED")).isEqualTo(mes.messages().size());
        Map<String, Integer> decisions = plant.decisions(SapClerk.NAME);
        int found = states.getOrDefault("sap MANUAL", 0) + states.getOrDefault("stock MANUAL", 0);
        assertThat(decisions.getOrDefault("MANUAL", 0)).isEqualTo(found);
        if (targetClass == TargetClass.MANUAL) {
            assertThat(decisions)
                    .hasEntrySatisfying("MANUAL", times -> assertThat(times).isPositive());
            assertThat(decisions)
                    .hasEntrySatisfying("RECEIVED", times -> assertThat(times).isPositive());
        } else {
            assertThat(decisions).isEmpty();
        }
        assertThat(states.getOrDefault("sap POSTED", 0) + states.getOrDefault("sap MANUAL", 0))
                .isEqualTo(11);
        assertThat(states.getOrDefault("stock POSTED", 0) + states.getOrDefault("stock MANUAL", 0))
                .isEqualTo(6);
        assertThat(states.keySet()).allMatch(state -> state.matches("(sap|stock) (POSTED|MANUAL)"));
    }

    private void requireBooks(String first, String second, String held, String free) throws Exception {
        assertThat(mes.told("RELEASED")).containsExactlyInAnyOrder(first, second);
        assertThat(mes.told("CLOSED")).containsExactly(first);
        assertThat(sap.movements("261", "RM-100", "R100-4711")).containsExactlyInAnyOrder("25", "12.5", "20");
        assertThat(yields(first)).containsExactlyInAnyOrder("12", "8");
        assertThat(yields(second)).containsExactly("15");
        assertThat(sap.movements("101", "FG-200", "L-900")).containsExactlyInAnyOrder("12", "8");
        assertThat(sap.movements("101", "FG-200", "L-901")).containsExactly("15");
        assertThat(sap.movements("344", "FG-200", "L-900")).containsExactly("20");
        assertThat(sap.movements("343", "FG-200", "L-900")).containsExactly("20");
        assertThat(sap.movements("344", "RM-100", "R100-4712")).hasSize(1);
        assertThat(sap.movements("343", "RM-100", "R100-4712")).isEmpty();
        assertThat(sap.movements("601", "FG-200", "L-900")).containsExactly("10");
        assertThat(sap.movements("601", "FG-200", "L-901")).containsExactly("10");
        assertThat(sap.stock("L-900")).isEqualTo(Map.of("01", new BigDecimal("10")));
        assertThat(sap.stock("L-901")).isEqualTo(Map.of("01", new BigDecimal("5")));
        assertThat(sap.stock("R100-4712")).containsOnlyKeys("07");
        for (String delivery : List.of(held, free)) {
            assertThat(sap.blockOf(delivery)).isEmpty();
            assertThat(sap.rows("A_OutbDeliveryHeader", "DeliveryDocument", delivery))
                    .extracting(row -> row.path("OverallGoodsMovementStatus").asText())
                    .containsExactly("C");
        }
        assertThat(sap.problems()).isEmpty();
    }

    private List<String> yields(String order) throws Exception {
        List<JsonNode> confirmations = sap.rows("ProdnOrdConf2", "OrderID", order);
        return confirmations.stream()
                .map(row -> SapBooks.amount(row, "ConfirmationYieldQuantity"))
                .toList();
    }
}
