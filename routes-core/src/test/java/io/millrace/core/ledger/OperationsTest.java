/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.PostError;
import io.millrace.core.post.TargetClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person does, and the audit of it. */
@ParameterizedClass
@EnumSource(Dialect.class)
class OperationsTest extends LedgerTests {

    private static final Decision ANNA = new Decision("anna", "period is open again");

    private Operations operations() {
        return plant.ledger().operations();
    }

    private long id(String eventId) {
        return plant.delivery("erp", eventId).id();
    }

    @Test
    void aReplayIsShownFirstAndSendsTheSameUnderTheSameKey() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        erp.next("e1", TestTarget.REJECTED);
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", List.of(consumed("e1", "WO-1", null), consumed("e2", "WO-1", null)));
        plant.awaitState("e1", State.PARKED);
        StoredDelivery parked = plant.delivery("erp", "e1");

        List<Change> shown = operations().replay(List.of(id("e1"), id("e2")), ANNA, true);
        assertThat(shown.get(0).to()).isEqualTo(State.RECEIVED);
        assertThat(shown.get(0).facts()).contains("WO-1", "2.500 KGM");
        assertThat(shown.get(1).refusal()).contains("only a parked delivery is replayed");
        assertThat(plant.delivery("erp", "e1").state()).isEqualTo(State.PARKED);

        operations().replay(List.of(id("e1")), ANNA, false);
        plant.awaitState("e2", State.POSTED);
        assertThat(erp.posted()).containsExactly("e1", "e2");
        assertThat(erp.effects().get(0).key()).isEqualTo(parked.idempotencyKey());
        assertThat(operations().history(parked.id()))
                .extracting(entry -> entry.fromState() + ">" + entry.toState() + " " + entry.actor())
                .containsExactly("IN_FLIGHT>PARKED ledger", "PARKED>RECEIVED anna", "IN_FLIGHT>POSTED ledger");
    }

    @Test
    void whatMayHaveHadAnEffectIsNeverSimplySentAgain() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.MANUAL);
        erp.next("e1", TestTarget.LOST_REQUEST);
        erp.next("e2", TestTarget.LOST_ANSWER);
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", List.of(consumed("e1", "WO-1", null), consumed("e2", "WO-2", null)));
        plant.awaitState("e1", State.PARKED);
        plant.awaitState("e2", State.PARKED);
        byte[] data = CloudEventCodec.data(consumed("e1", "WO-1", null, "3.000"));
        assertThat(operations().replay(List.of(id("e1")), ANNA, false).get(0).refusal())
                .contains("cannot be asked");
        assertThatThrownBy(() -> operations().replayCorrected(id("e1"), data, ANNA))
                .hasMessageContaining("may have the effect");

        operations().confirmAbsent(id("e1"), ANNA);
        operations().replay(List.of(id("e1")), ANNA, false);
        operations().resolve(id("e2"), "4711", ANNA);
        plant.awaitState("e1", State.POSTED);
        assertThat(plant.delivery("erp", "e2").state()).isEqualTo(State.MANUAL);
        assertThat(plant.delivery("erp", "e2").documentNumber()).isEqualTo("4711");
        assertThat(erp.posted()).containsExactlyInAnyOrder("e1", "e2");
    }

    @Test
    void aParkedUnknownIsAskedForWhenItIsReplayed() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.LOOKUP);
        erp.next("e1", TestTarget.LOST_ANSWER);
        plant.start(route("ledger:erp?settleWindow=2m&unknownDeadline=0s", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.PARKED);
        plant.pass(Duration.ofMinutes(5));
        operations().replay(List.of(id("e1")), ANNA, false);
        plant.awaitState("e1", State.POSTED);
        assertThat(erp.calls()).containsExactly("POST e1", "LOOK_UP e1");
        assertThat(erp.effects()).hasSize(1);
    }

    @Test
    void aCorrectionHasANewKeyAndIsMappedAgain() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        erp.next("e1", TestTarget.REJECTED);
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", List.of(consumed("e1", "WO-1", "L-1"), consumed("e2", "WO-2", "L-2")));
        plant.awaitState("e1", State.PARKED);
        StoredDelivery before = plant.delivery("erp", "e1");
        assertThatThrownBy(() -> operations()
                        .replayCorrected(before.id(), "{\"workOrder\":1}".getBytes(StandardCharsets.UTF_8), ANNA))
                .hasMessageContaining("MFG-MODEL");
        assertThatThrownBy(() -> operations()
                        .replayCorrected(before.id(), CloudEventCodec.data(consumed("e1", "WO-9", "L-1")), ANNA))
                .hasMessageContaining("keeps plant and first key");

        operations().replayCorrected(before.id(), CloudEventCodec.data(consumed("e1", "WO-1", "L-3", "1.250")), ANNA);
        plant.awaitState("e1", State.POSTED);
        StoredDelivery after = plant.delivery("erp", "e1");
        assertThat(after.revision()).isEqualTo(2);
        assertThat(after.idempotencyKey()).isNotEqualTo(before.idempotencyKey());
        assertThat(erp.requests()).last().asString().contains("L-3", "1.25");
        plant.accept("erp", consumed("e1", "WO-1", "L-1"));
        await().until(() -> plant.acceptances.size() == 3);
        assertThat(plant.acceptances.get(2).verdict())
                .as("the source's own copy is still known")
                .isEqualTo(Acceptance.Verdict.DUPLICATE);
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_delivery_key")).isZero();
    }

    @Test
    void aCompensationIsADeliveryOfItsOwn() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        TestTarget reversals = new TestTarget(TargetClass.IDEMPOTENT);
        String[] document = new String[1];
        plant.start(route("ledger:erp", erp), new RouteBuilder() {
            @Override
            public void configure() {
                from("ledger:erp?purpose=REVERSE")
                        .process(exchange ->
                                document[0] = exchange.getProperty("MillraceReversedDocument", String.class))
                        .process(reversals);
            }
        });
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.POSTED);
        operations().compensate(id("e1"), ANNA);
        plant.awaitState("e1", State.COMPENSATED);
        assertThat(document[0]).isEqualTo("DOC-e1");
        assertThat(reversals.posted()).containsExactly("e1");
        assertThat(reversals.effects().get(0).key())
                .isNotEqualTo(erp.effects().get(0).key());
        assertThatThrownBy(() -> operations().compensate(id("e1"), ANNA)).hasMessageContaining("only what was posted");
        assertThat(erp.posted()).containsExactly("e1");
    }

    @Test
    void aStoppedTargetTakesButDoesNotPost() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        plant.start(route("ledger:erp", erp));
        operations().stop("erp", new Decision("anna", "upgrade of the ERP"));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.pass(Duration.ofMinutes(2));
        LedgerStatus status = plant.ledger().status().get(0);
        assertThat(status.stoppedBy()).isEqualTo("OPERATOR");
        assertThat(status.open()).isEqualTo(1);
        operations().resume("erp", new Decision("anna", "upgraded"));
        plant.awaitState("e1", State.POSTED);
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_audit WHERE to_state IN ('STOPPED', 'RUNNING')"))
                .isEqualTo(2);
    }

    @Test
    void aNoteIsOneLineOfTheAuditHoweverOftenTheDeliveryIsTried() throws Exception {
        plant.start(route("ledger:erp", new TestTarget(TargetClass.IDEMPOTENT)));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.POSTED);
        long id = plant.delivery("erp", "e1").id();
        plant.ledger().note(id, PostError.REJECTED, "over the order's quantity");
        plant.ledger().note(id, PostError.REJECTED, "over the order's quantity");
        assertThat(operations().history(id))
                .filteredOn(entry -> PostError.REJECTED.code().equals(entry.code()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.reason()).isEqualTo("over the order's quantity"));
        assertThat(plant.notes).containsExactly("MFG-POST-004 over the order's quantity");
        assertThat(plant.delivery("erp", "e1").state()).isEqualTo(State.POSTED);
    }

    @Test
    void aDecisionNeedsAPersonAndAReason() {
        assertThatThrownBy(() -> new Decision(" ", "why")).hasMessageContaining("MFG-LEDGER-014");
        assertThatThrownBy(() -> new Decision("anna", "")).hasMessageContaining("reason");
        assertThatThrownBy(() -> new Decision("ledger", "why")).hasMessageContaining("person");
    }

    @Test
    void deliveriesAreFoundByWhatAPersonKnows() throws Exception {
        plant.start();
        plant.accept(
                "erp,wms",
                List.of(consumed("e1", "WO-1", "L-1"), consumed("e2", "WO-2", "L-1"), consumed("e3", "WO-3", null)));
        assertThat(operations().find(DeliveryQuery.all().target("erp"))).hasSize(3);
        assertThat(operations().find(DeliveryQuery.all().target("erp").businessKey("lot:L-1")))
                .hasSize(2);
        assertThat(operations().find(DeliveryQuery.all().businessKey("work-order:WO-3")))
                .hasSize(2);
        assertThat(operations()
                        .find(DeliveryQuery.all()
                                .subject("WO-2")
                                .state(State.RECEIVED)
                                .plant("ULM")))
                .hasSize(2);
        assertThat(operations().find(DeliveryQuery.all().plant("BERLIN"))).isEmpty();
        assertThat(operations().find(DeliveryQuery.all().limit(1))).hasSize(1);
        assertThatThrownBy(() -> operations().get(4711)).hasMessageContaining("MFG-LEDGER-013");
    }

    @Test
    void theAuditIsChainedAndEveryChangeOfItIsFound() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", List.of(consumed("e1", "WO-1", null), consumed("e2", "WO-2", null)));
        plant.awaitState("e1", State.POSTED);
        plant.awaitState("e2", State.POSTED);
        operations().sealAudit();
        plant.accept("erp", List.of(consumed("e3", "WO-3", null)));
        plant.awaitState("e3", State.POSTED);
        operations().sealAudit();
        plant.accept("erp", List.of(consumed("e4", "WO-4", null)));
        plant.awaitState("e4", State.POSTED);
        AuditReport intact = operations().verifyAudit().get(0);
        assertThat(intact.problems()).isEmpty();
        assertThat(intact.sealed()).isEqualTo(3);
        assertThat(intact.open()).isEqualTo(1);

        change("UPDATE mfg_audit SET document_number = 'X' WHERE event_id = 'e1'");
        assertThat(operations().verifyAudit().get(0).problems())
                .singleElement()
                .asString()
                .contains("was changed");
        change("UPDATE mfg_audit SET document_number = 'DOC-e1' WHERE event_id = 'e1'");
        assertThat(operations().verifyAudit().get(0).isIntact()).isTrue();
        change("DELETE FROM mfg_audit WHERE event_id = 'e3'");
        assertThat(operations().verifyAudit().get(0).problems()).isNotEmpty();
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_audit WHERE to_state = 'POSTED'"))
                .isEqualTo(3);
    }

    private void change(String sql) {
        plant.test
                .database()
                .inTransaction(connection -> connection.createStatement().executeUpdate(sql));
    }
}
