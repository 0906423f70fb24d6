/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.TargetClass;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a delivery by what the target did. */
@ParameterizedClass
@EnumSource(Dialect.class)
class OutcomeTest extends LedgerTests {

    private static final Duration SETTLE = Duration.ofMinutes(2);

    @Test
    void notProcessedIsPostedAgainLaterWithTheSameBytesAndKey() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.MANUAL);
        erp.next("e1", TestTarget.BUSY, TestTarget.BUSY);
        plant.start(route("ledger:erp?retryDelay=1s", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.RETRY_WAIT);
        StoredDelivery waiting = plant.delivery("erp", "e1");
        assertThat(waiting.nextAt())
                .isBetween(
                        plant.clock.instant().plusMillis(800),
                        plant.clock.instant().plusMillis(1200));
        plant.pass(Duration.ofMillis(1200));
        await().until(() -> plant.delivery("erp", "e1").attempts() == 2
                && plant.delivery("erp", "e1").state() == State.RETRY_WAIT);
        assertThat(plant.delivery("erp", "e1").nextAt())
                .isAfterOrEqualTo(plant.clock.instant().plusMillis(1600));
        plant.pass(Duration.ofMillis(2400));
        plant.awaitState("e1", State.POSTED);
        assertThat(erp.requests()).hasSize(3).containsOnly(erp.requests().get(0));
        assertThat(erp.effects())
                .singleElement()
                .extracting(TestTarget.Effect::key)
                .isEqualTo(waiting.idempotencyKey());
    }

    @Test
    void theTargetsOwnWishForALaterTimeIsHonoured() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.MANUAL);
        erp.next("e1", (exchange, target) -> {
            throw new NotPosted.NotProcessed(PostError.BUSY, "429", Duration.ofMinutes(7), null);
        });
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.RETRY_WAIT);
        assertThat(plant.delivery("erp", "e1").nextAt())
                .isEqualTo(plant.clock.instant().plus(Duration.ofMinutes(7)));
    }

    @Test
    void aPrerequisiteMayComeUntilTheDeadline() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.MANUAL);
        erp.next("e1", TestTarget.PREMATURE, TestTarget.PREMATURE);
        plant.start(route("ledger:erp?retryDelay=1s&prematureDeadline=10s", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.RETRY_WAIT);
        plant.pass(Duration.ofSeconds(11));
        plant.awaitState("e1", State.PARKED);
        assertThat(plant.delivery("erp", "e1").code()).isEqualTo(LedgerError.TOO_LATE.code());
        assertThat(plant.delivery("erp", "e1").ambiguous()).isFalse();
    }

    @Test
    void oneWrongPasswordStopsTheTargetOnceAndParksNothing() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        List<String> ids = List.of("e1", "e2", "e3", "e4");
        ids.forEach(id -> erp.next(id, TestTarget.REFUSED));
        plant.start(route("ledger:erp?concurrency=1", erp));
        plant.accept(
                "erp", ids.stream().map(id -> consumed(id, "WO-" + id, null)).toList());
        await().until(() -> plant.stops.size() == 1);
        assertThat(plant.deliveries()).extracting(StoredDelivery::state).containsOnly(State.RECEIVED);
        assertThat(erp.calls()).hasSize(1);

        plant.pass(Duration.ofSeconds(
                61)); // the probe is refused as well: e1's fates are used up by now, e2 .. e4 are not
        await().until(() -> erp.posted().contains("e1"));
        await().until(() -> plant.stops.size() == 2);
        plant.ledger().operations().resume("erp", new Decision("anna", "password changed"));
        await().until(() -> plant.stops.size() == 3);
        plant.ledger().operations().resume("erp", new Decision("anna", "again"));
        await().until(() -> plant.stops.size() == 4);
        plant.ledger().operations().resume("erp", new Decision("anna", "at last"));
        await().until(() -> erp.posted().size() == 4);
        assertThat(plant.alerts).isEmpty();
    }

    @Test
    void aFlowThatFailsBeforeTheCallParksWithItsCode() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        erp.next("e1", before((exchange, target) -> {
            throw new MfgException(ModelError.UNKNOWN_UNIT, "unit XYZ of item RM-100");
        }));
        erp.next("e2", before((exchange, target) -> {
            throw new ConnectException("refused");
        }));
        erp.next("e3", before((exchange, target) -> {
            throw new IllegalStateException("a bug");
        }));
        plant.start(route("ledger:erp", erp));
        plant.accept(
                "erp",
                List.of(consumed("e1", "WO-1", null), consumed("e2", "WO-2", null), consumed("e3", "WO-3", null)));
        plant.awaitState("e1", State.PARKED);
        plant.awaitState("e2", State.RETRY_WAIT);
        plant.awaitState("e3", State.PARKED);
        assertThat(plant.delivery("erp", "e1").code()).isEqualTo("MFG-MODEL-003");
        assertThat(plant.delivery("erp", "e3").text()).contains("a bug", "WO-3", "ULM");
    }

    @Test
    void anIdempotentTargetIsSentTheSameAgain() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        erp.next("e1", TestTarget.LOST_ANSWER, TestTarget.BUSY);
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.UNKNOWN);
        plant.pass(Duration.ofMinutes(1));
        await().until(() -> plant.delivery("erp", "e1").attempts() == 2
                && plant.delivery("erp", "e1").leaseEpoch() == null);
        assertThat(plant.delivery("erp", "e1").state())
                .as("a later 503 says nothing about the first call")
                .isEqualTo(State.UNKNOWN);
        plant.pass(Duration.ofMinutes(1));
        plant.awaitState("e1", State.POSTED);
        assertThat(erp.effects()).hasSize(1);
        assertThat(erp.requests()).hasSize(3).containsOnly(erp.requests().get(0));
    }

    @Test
    void aTargetThatCanBeAskedIsAskedOnlyAfterTheSettleWindow() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.LOOKUP);
        erp.next("there", TestTarget.LOST_ANSWER);
        erp.next("not there", TestTarget.LOST_REQUEST);
        plant.start(route("ledger:erp?settleWindow=2m", erp));
        plant.accept("erp", List.of(consumed("there", "WO-1", null), consumed("not there", "WO-2", null)));
        plant.awaitState("there", State.UNKNOWN);
        plant.awaitState("not there", State.UNKNOWN);
        plant.pass(SETTLE.minusSeconds(1));
        plant.ledger().wake(List.of("erp"));
        assertThat(plant.delivery("erp", "there").nextAt()).isAfterOrEqualTo(plant.clock.instant());
        assertThat(erp.calls()).hasSize(2);
        plant.pass(Duration.ofSeconds(2));
        plant.awaitState("there", State.POSTED);
        plant.awaitState("not there", State.POSTED);
        assertThat(erp.posted()).containsExactlyInAnyOrder("there", "not there");
        assertThat(erp.calls().subList(2, 5))
                .containsExactlyInAnyOrder("LOOK_UP there", "LOOK_UP not there", "POST not there");
    }

    /** The naive way: without a settle window the question comes before the effect, and the effect comes twice. */
    @Test
    void askingAtOnceDuplicates() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.LOOKUP);
        Runnable[] late = new Runnable[1];
        erp.next("e1", (exchange, target) -> {
            var copy = exchange.copy();
            late[0] = () -> target.apply(copy);
            throw new NotPosted.Ambiguous(PostError.NO_ANSWER, "no answer in time", null);
        });
        plant.start(route("ledger:erp?settleWindow=0s&retryDelay=50ms", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.UNKNOWN);
        plant.pass(Duration.ofMillis(100));
        plant.awaitState("e1", State.POSTED);
        late[0].run(); // what the target was still working on
        assertThat(erp.posted()).containsExactly("e1", "e1");
    }

    @Test
    void aTargetThatCanDoNeitherIsLeftToAPerson() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.MANUAL);
        erp.next("e1", TestTarget.LOST_ANSWER);
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.PARKED);
        await().untilAsserted(() ->
                assertThat(plant.alerts).singleElement().asString().contains("erp may or may not have it"));
        assertThat(erp.calls()).hasSize(1);
    }

    @Test
    void whatCannotBeSettledInTimeIsLeftToAPerson() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        erp.next("e1", TestTarget.LOST_REQUEST, TestTarget.LOST_REQUEST);
        plant.start(route("ledger:erp?unknownDeadline=1h", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.UNKNOWN);
        plant.pass(Duration.ofHours(2));
        plant.awaitState("e1", State.PARKED);
        assertThat(plant.delivery("erp", "e1").code()).isEqualTo(LedgerError.UNSETTLED.code());
        assertThat(plant.delivery("erp", "e1").ambiguous()).isTrue();
    }

    @Test
    void whatIsUnknownIsNeverTakenForRejectedByAFailureBeforeTheCall() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        erp.next("e1", TestTarget.LOST_ANSWER, before((exchange, target) -> {
            throw new MfgException(ModelError.UNKNOWN_UNIT, "the cross-reference changed meanwhile");
        }));
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.UNKNOWN);
        plant.pass(Duration.ofMinutes(1));
        await().until(() -> "MFG-MODEL-003".equals(plant.delivery("erp", "e1").code()));
        assertThat(plant.delivery("erp", "e1").state()).isEqualTo(State.UNKNOWN);
        plant.pass(Duration.ofMinutes(2));
        plant.awaitState("e1", State.POSTED);
        assertThat(erp.effects()).hasSize(1);
    }

    /** An integrator's own error handler swallows every exception: a ledger that trusts it writes POSTED for a refusal. */
    @Test
    void aHostileErrorHandlerCannotMakeARefusalASuccess() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        erp.next("e1", TestTarget.REJECTED);
        plant.context = plant.application();
        plant.context.addRoutes(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration().errorHandler(deadLetterChannel("log:swallowed?level=OFF"));
            }
        });
        boolean[] exceptionSeen = {true};
        plant.context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("ledger:erp")
                        .onCompletion()
                        .process(exchange -> exceptionSeen[0] = exchange.getException() != null)
                        .end()
                        .process(erp);
            }
        });
        plant.context.start();
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.UNKNOWN);
        assertThat(exceptionSeen[0]).as("the handler did swallow it").isFalse();
        assertThat(plant.delivery("erp", "e1").text()).contains("an error handler swallowed", "period closed");
        assertThat(erp.effects()).isEmpty();
        plant.pass(Duration.ofMinutes(1));
        plant.awaitState("e1", State.POSTED);
        assertThat(erp.effects()).hasSize(1);
    }

    /** The naive way doubles: the flow's own error handler calls again whatever became of the first call. */
    @Test
    void aRedeliveryOfTheFlowsOwnCannotCallTwice() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.LOOKUP);
        erp.next("e1", TestTarget.LOST_ANSWER);
        plant.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("ledger:erp")
                        .errorHandler(defaultErrorHandler()
                                .maximumRedeliveries(3)
                                .redeliveryDelay(0)
                                .logExhausted(false))
                        .process(erp);
            }
        });
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.UNKNOWN);
        assertThat(erp.requests()).hasSize(1);
        plant.pass(SETTLE.plusSeconds(1));
        plant.awaitState("e1", State.POSTED);
        assertThat(erp.effects()).hasSize(1);
    }

    private static TestTarget.BeforeBarrier before(TestTarget.Fate fate) {
        return fate::meet;
    }
}
