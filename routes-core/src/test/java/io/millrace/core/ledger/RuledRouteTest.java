/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.rule.RuleEvents.closed;
import static io.millrace.core.rule.RuleEvents.confirmed;
import static io.millrace.core.rule.RuleEvents.consumed;
import static io.millrace.core.rule.RuleEvents.id;
import static io.millrace.core.rule.RuleEvents.released;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.TargetClass;
import io.millrace.core.rule.RuleBook;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules before a posting in a route that takes from a ledger. */
@ParameterizedClass
@EnumSource(Dialect.class)
class RuledRouteTest extends LedgerTests {

    private final TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);

    private RouteBuilder ruled(String parameters) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("ledger:erp?retryDelay=1s")
                        .to("kamelet:mfg-posting-rules-action/ulm-rules" + parameters)
                        .process(erp);
            }
        };
    }

    private void tell(Event<?>... facts) {
        RuleBook.of(plant.context).record(List.of(facts));
    }

    private StoredDelivery awaitDelivery(Event<?> event, State state) {
        plant.awaitState(id(event), state);
        return plant.delivery("erp", id(event));
    }

    @Test
    void aRetryCountsOnceAndWhatIsReversedOrSkippedNotAtAll() throws Exception {
        plant.start(ruled(""), route("ledger:erp?purpose=REVERSE", erp));
        tell(released(1, "WO-1"));
        Event<?> first = confirmed(2, "WO-1", "0020", "L-900", "300");
        Event<?> second = confirmed(3, "WO-1", "0020", "L-900", "200");
        Event<?> over = confirmed(4, "WO-1", "0020", "L-900", "250");
        erp.next(id(first), TestTarget.BUSY, TestTarget.BUSY);
        plant.accept("erp", List.of(first, second, over));
        for (int i = 0; i < 2; i++) {
            int calls = i + 1;
            await().until(() -> erp.calls().size() == calls);
            awaitDelivery(first, State.RETRY_WAIT);
            plant.pass(Duration.ofMinutes(2));
        }
        awaitDelivery(second, State.POSTED);
        StoredDelivery parked = awaitDelivery(over, State.PARKED);
        assertThat(parked.code()).isEqualTo("MFG-RULE-005");
        assertThat(parked.text())
                .contains(
                        "production-confirmed of WO-1 (operation 0020, item FG-200, lot L-900, yield 250 EA, plant ULM",
                        "to erp is not sent: it would bring operation 0020 to 750 EA, order WO-1 is for 500 EA");
        assertThat(parked.ambiguous()).isFalse();

        Decision decision = new Decision("anna", "wrong lot");
        plant.ledger().operations().skip(List.of(parked.id()), decision, false);
        tell(closed(9, "WO-1"));
        plant.ledger().operations().compensate(plant.delivery("erp", id(first)).id(), decision);
        awaitDelivery(first, State.COMPENSATED);

        tell(released(10, "WO-1"));
        Event<?> again = confirmed(11, "WO-1", "0020", "L-900", "300");
        plant.accept("erp", again);
        awaitDelivery(again, State.POSTED);
    }

    @Test
    void whatIsEarlyComesByItselfWhenItsOrderIsReleased() throws Exception {
        plant.start(ruled(""));
        Event<?> early = consumed(1, "WO-1", "0010", "RM-100", "L-77");
        plant.accept("erp", early);
        assertThat(awaitDelivery(early, State.RETRY_WAIT).code()).isEqualTo("MFG-RULE-001");
        tell(released(2, "WO-1"));
        plant.pass(Duration.ofMinutes(1));
        awaitDelivery(early, State.POSTED);
        assertThat(plant.alerts).isEmpty();
    }

    @Test
    void whatIsRefusedGoesWhenItIsCorrectedAndReplayed() throws Exception {
        plant.start(ruled(""));
        tell(released(1, "WO-1"), closed(2, "WO-1"));
        Event<?> late = consumed(3, "WO-1", "0010", "RM-100", "L-77");
        plant.accept("erp", late);
        StoredDelivery parked = awaitDelivery(late, State.PARKED);
        assertThat(parked.code()).isEqualTo("MFG-RULE-002");
        await().untilAsserted(() -> assertThat(plant.alerts)
                .singleElement()
                .asString()
                .contains("MFG-RULE-002", "WO-1", "erp does not have it"));
        assertThat(erp.calls()).isEmpty();
        tell(released(4, "WO-1"));
        plant.ledger().operations().replay(List.of(parked.id()), new Decision("anna", "reopened"), false);
        awaitDelivery(late, State.POSTED);
    }

    /** Only the same call again finds out what became of it: no rule may stand in its way. */
    @Test
    void aCallThatMayHaveHadAnEffectIsSettledWhateverTheRulesSay() throws Exception {
        plant.start(ruled(""));
        tell(released(1, "WO-1"));
        Event<?> made = confirmed(2, "WO-1", "0020", "L-900", "500");
        erp.next(id(made), TestTarget.LOST_ANSWER);
        plant.accept("erp", made);
        awaitDelivery(made, State.UNKNOWN);
        tell(closed(3, "WO-1"));
        plant.pass(Duration.ofMinutes(3));
        awaitDelivery(made, State.POSTED);
        assertThat(erp.posted()).containsExactly(id(made));
    }

    @Test
    void whereThePolicyIsToWarnItIsSentWithOneNoteInTheAudit() throws Exception {
        plant.start(ruled("?overDelivery=WARN"));
        tell(released(1, "WO-1"));
        Event<?> over = confirmed(2, "WO-1", "0020", "L-900", "501");
        erp.next(id(over), TestTarget.BUSY);
        plant.accept("erp", over);
        awaitDelivery(over, State.RETRY_WAIT);
        plant.pass(Duration.ofMinutes(1));
        StoredDelivery posted = awaitDelivery(over, State.POSTED);
        assertThat(plant.ledger().operations().history(posted.id()))
                .filteredOn(entry -> "MFG-RULE-005".equals(entry.code()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).contains("sent all the same", "501 EA", "500 EA"));
        assertThat(plant.notes).hasSize(1);
    }

    @Test
    void whenTheRulesCannotBeAskedItWaits() throws Exception {
        plant.start(ruled(""));
        tell(released(1, "WO-1"));
        rename("mfg_rule_order", "gone");
        Event<?> made = confirmed(2, "WO-1", "0020", "L-900", "500");
        plant.accept("erp", made);
        assertThat(awaitDelivery(made, State.RETRY_WAIT).code()).isEqualTo("MFG-RULE-007");
        rename("gone", "mfg_rule_order");
        plant.pass(Duration.ofMinutes(1));
        awaitDelivery(made, State.POSTED);
    }

    private void rename(String table, String name) {
        String schema = plant.test.database().schema();
        plant.test
                .database()
                .inTransaction(connection -> connection
                        .createStatement()
                        .executeUpdate("ALTER TABLE \"" + schema + "\"." + table + " RENAME TO " + name));
    }

    /** A counter in the flow counts a try, not a posting: the second try of a good confirmation is parked. */
    @Test
    void theNaiveWayCountsTheSameConfirmationTwice() throws Exception {
        AtomicReference<BigDecimal> counted = new AtomicReference<>(BigDecimal.ZERO);
        plant.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("ledger:erp?retryDelay=1s")
                        .process(exchange -> {
                            Event<?> event = exchange.getMessage().getBody(Event.class);
                            BigDecimal yield =
                                    ((ProductionConfirmed) event.data()).yield().value();
                            if (counted.accumulateAndGet(yield, BigDecimal::add).intValue() > 500) {
                                throw new NotPosted.Rejected(PostError.REJECTED, "over-delivery", null);
                            }
                        })
                        .process(erp);
            }
        });
        Event<?> first = confirmed(2, "WO-1", "0020", "L-900", "300");
        Event<?> second = confirmed(3, "WO-1", "0020", "L-900", "200");
        erp.next(id(first), TestTarget.BUSY);
        plant.accept("erp", List.of(first, second));
        awaitDelivery(first, State.RETRY_WAIT);
        plant.pass(Duration.ofMinutes(1));
        assertThat(awaitDelivery(first, State.PARKED).text()).contains("over-delivery");
        assertThat(erp.posted()).isEmpty();
    }
}
