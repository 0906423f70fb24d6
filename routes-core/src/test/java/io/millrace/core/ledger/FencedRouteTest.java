/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.fence.FenceEvents.consumed;
import static io.millrace.core.fence.FenceEvents.made;
import static io.millrace.core.fence.FenceEvents.moved;
import static io.millrace.core.fence.FenceEvents.placed;
import static io.millrace.core.fence.FenceEvents.ready;
import static io.millrace.core.fence.FenceEvents.released;
import static io.millrace.core.ledger.LedgerFixture.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.HoldId;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import io.millrace.core.fence.Fence;
import io.millrace.core.fence.FenceEvents;
import io.millrace.core.fence.HoldStatus;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is on hold does not leave by a fenced route. */
@ParameterizedClass
@EnumSource(Dialect.class)
class FencedRouteTest {

    private static final String FENCED = "ledger:erp?fence=true";

    @Parameter
    Dialect dialect;

    private final TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
    private LedgerFixture plant;

    @BeforeEach
    void open() {
        plant = new LedgerFixture(dialect);
    }

    @AfterEach
    void close() {
        plant.close();
    }

    private void record(Event<?>... facts) {
        Fence.of(plant.context).record(List.of(facts));
    }

    private HoldStatus hold(String id) {
        return Fence.of(plant.context).find(new HoldId(id)).orElseThrow();
    }

    private void awaitHeld(Event<?> event) {
        plant.awaitState(event.envelope().id(), State.RETRY_WAIT);
        assertThat(plant.delivery("erp", event.envelope().id()).code()).isEqualTo("MFG-FENCE-001");
    }

    private void awaitPosted(Event<?> event) {
        plant.awaitState(event.envelope().id(), State.POSTED);
    }

    @Test
    void aHeldShipmentStaysTheOthersGoAndItLeavesAtOnceWhenReleased() throws Exception {
        plant.start(route(FENCED, erp));
        Event<?> held = ready(5, "80012", "L-900", "HU-1");
        Event<?> free = ready(5, "80013", "L-901", null);
        record(consumed(1, "WO-1", "RM-100", "L-77"), made(2, "WO-1", "L-900"), placed(3, "QH-1", "L-77"));

        plant.accept("erp", List.of(held, free));

        awaitPosted(free);
        awaitHeld(held);
        StoredDelivery waiting = plant.delivery("erp", held.envelope().id());
        assertThat(waiting.text())
                .isEqualTo("shipment-ready of 80012 (plant ULM, customer C-10020): lot L-900 comes from what is on"
                        + " quality hold QH-1 (plant ULM: torque below the lower limit), so it does not leave. It goes by"
                        + " itself when QH-1 is released; if the goods never go, skip delivery " + waiting.id());
        assertThat(hold("QH-1").state()).isEqualTo(HoldStatus.State.CLOSED);
        assertThat(hold("QH-1").heldBack()).containsExactly(waiting.id());
        assertThat(erp.posted()).containsExactly(free.envelope().id());
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_audit WHERE code = 'MFG-FENCE-001'"))
                .isEqualTo(1);

        record(released(6, "QH-1", "L-77"));

        awaitPosted(held); // the clock has not moved: it was told, it did not look now and then
        assertThat(plant.alerts).isEmpty();
    }

    @Test
    void thePalletAndTheShipmentAreReasonsToo() throws Exception {
        plant.start(route(FENCED, erp));
        Event<?> onPallet = ready(5, "80012", null, "HU-1");
        Event<?> named = ready(5, "80014", null, null);
        record(moved(1, "HU-1", "L-1"), placed(2, "QH-1", "L-1"), placed(2, "QH-2", "L-2", "80014"));

        plant.accept("erp", List.of(onPallet, named));

        awaitHeld(onPallet);
        awaitHeld(named);
        record(moved(6, "HU-1", "L-3"));
        awaitPosted(onPallet);
        awaitHeld(named);
        assertThat(plant.delivery("erp", named.envelope().id()).text())
                .contains("shipment 80014 is on quality hold QH-2");
    }

    @Test
    void whatLeftBeforeKeepsTheFenceClosingUntilItIsOver() throws Exception {
        TestTarget asked = new TestTarget(TargetClass.LOOKUP);
        Event<?> left = ready(1, "80012", "L-1", null);
        asked.next(left.envelope().id(), TestTarget.LOST_ANSWER);
        plant.start(route(FENCED + "&settleWindow=2m", asked));
        plant.accept("erp", left);
        plant.awaitState(left.envelope().id(), State.UNKNOWN);

        record(placed(2, "QH-1", "L-1"));

        assertThat(hold("QH-1").state()).isEqualTo(HoldStatus.State.CLOSING);
        assertThat(hold("QH-1").inFlight())
                .containsExactly(plant.delivery("erp", left.envelope().id()).id());
        plant.pass(Duration.ofMinutes(3));
        awaitPosted(left);
        assertThat(hold("QH-1").state()).isEqualTo(HoldStatus.State.CLOSED);
    }

    @Test
    void whatMayHaveLeftIsSettledByTheSameCallAgain() throws Exception {
        Event<?> left = ready(1, "80012", "L-1", null);
        erp.next(left.envelope().id(), TestTarget.LOST_ANSWER);
        plant.start(route(FENCED, erp));
        plant.accept("erp", left);
        plant.awaitState(left.envelope().id(), State.UNKNOWN);
        record(placed(2, "QH-1", "L-1"));
        plant.pass(Duration.ofMinutes(1));
        awaitPosted(left);
        assertThat(erp.effects()).hasSize(1);
    }

    @Test
    void whatTheFlowItselfRepeatsHasLeftAlready() throws Exception {
        Event<?> left = ready(1, "80012", "L-1", null);
        erp.next(left.envelope().id(), (exchange, target) -> {
            record(placed(2, "QH-1", "L-1"));
            TestTarget.LOST_ANSWER.meet(exchange, target);
        });
        plant.start(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(1));
                from(FENCED).process(erp);
            }
        });
        plant.accept("erp", left);
        awaitPosted(left);
        assertThat(erp.effects()).hasSize(1);
    }

    @Test
    void whatTheTargetSurelyDidNotDoDoesNotLeaveAgain() throws Exception {
        Event<?> busy = ready(1, "80012", "L-1", null);
        erp.next(busy.envelope().id(), TestTarget.BUSY);
        plant.start(route(FENCED, erp));
        plant.accept("erp", busy);
        plant.awaitState(busy.envelope().id(), State.RETRY_WAIT);
        record(placed(2, "QH-1", "L-1"));
        plant.pass(Duration.ofMinutes(1));
        await().until(() -> plant.delivery("erp", busy.envelope().id()).code().equals("MFG-FENCE-001"));
        assertThat(erp.posted()).isEmpty();
    }

    @Test
    void aReleaseThatAnotherProcessRecordedIsSeen() throws Exception {
        plant.start(route(FENCED, erp));
        Event<?> held = ready(5, "80012", "L-1", null);
        record(placed(1, "QH-1", "L-1"));
        plant.accept("erp", held);
        awaitHeld(held);
        FenceEvents.anotherProcess(plant.test.database()).record(List.of(released(6, "QH-1", "L-1")));
        awaitPosted(held);
    }

    @Test
    void aReleaseWhileNothingRanIsSeenAtTheNextStart() throws Exception {
        plant.start(route(FENCED, erp));
        Event<?> held = ready(5, "80012", "L-1", null);
        record(placed(1, "QH-1", "L-1"));
        plant.accept("erp", held);
        awaitHeld(held);
        plant.context.stop();
        FenceEvents.anotherProcess(plant.test.database()).record(List.of(released(6, "QH-1", "L-1")));
        plant.start(route(FENCED, erp));
        awaitPosted(held);
    }

    @Test
    void aPersonMaySkipItAndTheBacklogIsNotBehind() throws Exception {
        plant.start(route(FENCED, erp));
        Event<?> held = ready(5, "80012", "L-1", null);
        record(placed(1, "QH-1", "L-1"));
        plant.accept("erp", List.of(held, ready(6, "80013", "L-1", null)));
        awaitHeld(held);
        plant.clock.advance(Duration.ofMinutes(30));
        HealthCheck.Result health = new LedgerHealthCheck(plant.ledger(), Duration.ofMinutes(15)).call();
        assertThat(health.getState()).as(health.toString()).isEqualTo(HealthCheck.State.UP);
        plant.ledger()
                .operations()
                .skip(
                        List.of(plant.delivery("erp", held.envelope().id()).id()),
                        new Decision("anna", "scrapped"),
                        false);
        plant.awaitState(held.envelope().id(), State.SKIPPED);
    }

    @Test
    void theHoldItselfIsNotHeld() throws Exception {
        plant.start(route(FENCED, erp));
        Event<?> hold = placed(1, "QH-1", "L-1");
        record(hold);
        plant.accept("erp", hold);
        awaitPosted(hold);
    }

    @Test
    void aRouteWithoutAFenceLetsFactsThrough() throws Exception {
        plant.start(route("ledger:erp", erp));
        record(placed(1, "QH-1", "L-1"));
        Event<?> fact = ready(5, "80012", "L-1", null);
        plant.accept("erp", fact);
        awaitPosted(fact);
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_fence_delivery")).isZero();
    }

    /** H2 counts every statement it runs. */
    @Test
    @EnabledIf("countsStatements")
    void withoutAFencedRouteNoStatementAsksTheFence() throws Exception {
        assertThat(statementsOnTheFence("ledger:erp", "L-1")).isEmpty();
        assertThat(statementsOnTheFence(FENCED, "L-2")).isNotEmpty();
    }

    boolean countsStatements() {
        return dialect == Dialect.H2;
    }

    private List<String> statementsOnTheFence(String uri, String lot) throws Exception {
        plant.test.database().inTransaction(connection -> Sql.update(connection, "SET QUERY_STATISTICS FALSE"));
        plant.test.database().inTransaction(connection -> Sql.update(connection, "SET QUERY_STATISTICS TRUE"));
        plant.start(route(uri, erp));
        Event<?> shipment = ready(5, "S-" + lot, lot, null);
        plant.accept("erp", shipment);
        awaitPosted(shipment);
        plant.context.stop();
        return plant.test
                .database()
                .inTransaction(connection -> Sql.query(
                        connection,
                        row -> row.getString(1),
                        "SELECT sql_statement FROM information_schema.query_statistics WHERE sql_statement LIKE ?",
                        "%mfg_fence%"));
    }

    @Test
    void aReversalNeedsNone() {
        assertThatThrownBy(() -> plant.start(route("ledger:erp?fence=true&purpose=REVERSE", erp)))
                .hasStackTraceContaining("MFG-LEDGER-019");
    }
}
