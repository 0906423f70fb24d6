/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A process dies, or is taken for dead. The dead one is a dispatcher that is driven by hand and then abandoned. */
@ParameterizedClass
@EnumSource(Dialect.class)
class CrashTest extends LedgerTests {

    private static final Duration LEASE = Duration.ofSeconds(10);

    private final ExecutorService pool = Executors.newCachedThreadPool();

    @AfterEach
    void shutDown() {
        pool.shutdownNow();
    }

    @Test
    void beforeTheBarrierNothingHasLeftAndItIsSimplyTakenAgain() throws Exception {
        Abandoned dead = new Abandoned("host-a");
        dead.accept("e1");
        dead.dispatcher.round();
        assertThat(plant.delivery("erp", "e1").state()).isEqualTo(State.CLAIMED);

        TestTarget erp = new TestTarget(TargetClass.MANUAL);
        plant.start(route("ledger:erp", erp));
        plant.ledger().wake(List.of("erp"));
        assertThat(plant.delivery("erp", "e1").state())
                .as("its lease is not over")
                .isEqualTo(State.CLAIMED);
        plant.pass(LEASE.plusSeconds(1));
        plant.awaitState("e1", State.POSTED);
        assertThat(erp.posted()).containsExactly("e1");
    }

    @Test
    void afterTheBarrierItIsUnknownAndAskedForAfterTheSettleWindow() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.LOOKUP);
        Abandoned dead = new Abandoned("host-a");
        dead.accept("there");
        dead.accept("not there");
        dead.leave(erp, "there", TargetClass.LOOKUP, true);
        dead.leave(erp, "not there", TargetClass.LOOKUP, false);
        assertThat(plant.delivery("erp", "there").state()).isEqualTo(State.IN_FLIGHT);

        plant.start(route("ledger:erp?settleWindow=2m", erp));
        plant.pass(LEASE.plusSeconds(1));
        plant.awaitState("there", State.UNKNOWN);
        plant.awaitState("not there", State.UNKNOWN);
        plant.pass(Duration.ofMinutes(2));
        plant.awaitState("there", State.POSTED);
        plant.awaitState("not there", State.POSTED);
        assertThat(erp.posted()).containsExactlyInAnyOrder("there", "not there");
    }

    /** The clock of the dead process was an hour slow: by it, the settle window would be long over. */
    @Test
    void theSettleWindowIsThatOfTheClockThatAsks() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.LOOKUP);
        Abandoned dead = new Abandoned("host-a");
        dead.accept("late");
        dead.leave(erp, "late", TargetClass.LOOKUP, false);
        plant.start(route("ledger:erp?settleWindow=2m", erp));
        plant.pass(Duration.ofHours(1));

        plant.awaitState("late", State.UNKNOWN);
        assertThat(plant.delivery("erp", "late").nextAt())
                .isEqualTo(plant.clock.instant().plus(Duration.ofMinutes(2)));
    }

    /** Else the effect that comes later than the default window would be doubled. */
    @Test
    void theSettleWindowOfItsRouteHoldsThoughTheRouteDoesNotRunYet() throws Exception {
        Duration window = Duration.ofMinutes(10);
        TestTarget erp = new TestTarget(TargetClass.LOOKUP);
        RetryPolicy patient = new RetryPolicy(
                RetryPolicy.DEFAULT.delay(),
                RetryPolicy.DEFAULT.maxDelay(),
                RetryPolicy.DEFAULT.prematureDeadline(),
                window,
                RetryPolicy.DEFAULT.unknownDeadline());
        Abandoned dead = new Abandoned("host-a", patient);
        dead.accept("e1");
        dead.leave(erp, "e1", TargetClass.LOOKUP, false);
        plant.start(route("ledger:erp?eventTypes=production-confirmed", erp));
        plant.pass(LEASE.plusSeconds(1));
        plant.awaitState("e1", State.UNKNOWN);
        assertThat(plant.delivery("erp", "e1").nextAt())
                .isAfterOrEqualTo(plant.clock.instant().plus(window));
    }

    /** The naive way: a crash puts the event back to the start. */
    @Test
    void takingItAgainAfterTheBarrierWouldDouble() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.LOOKUP);
        Abandoned dead = new Abandoned("host-a");
        dead.accept("there");
        dead.leave(erp, "there", TargetClass.LOOKUP, true);
        plant.test
                .database()
                .inTransaction(connection -> connection
                        .createStatement()
                        .executeUpdate("UPDATE mfg_delivery SET state = 'RECEIVED', lease_epoch = NULL"));
        plant.start(route("ledger:erp", erp));
        plant.awaitState("there", State.POSTED);
        assertThat(erp.posted()).containsExactly("there", "there");
    }

    @Test
    void anInterruptedCallToATargetThatCannotBeAskedIsLeftToAPerson() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.MANUAL);
        Abandoned dead = new Abandoned("host-a");
        dead.accept("e1");
        dead.leave(erp, "e1", TargetClass.MANUAL, true);
        plant.start(route("ledger:erp", erp));
        plant.pass(LEASE.plusSeconds(1));
        plant.awaitState("e1", State.PARKED);
        assertThat(plant.delivery("erp", "e1").code()).isEqualTo(LedgerError.INTERRUPTED.code());
        assertThat(erp.posted()).containsExactly("e1");
    }

    @Test
    void theSameOwnerTakesItsWorkBackAtOnce() throws Exception {
        Abandoned dead = new Abandoned("host-a");
        dead.accept("e1");
        dead.dispatcher.round();

        TestTarget erp = new TestTarget(TargetClass.MANUAL);
        plant.context = plant.application();
        LedgerComponent component = new LedgerComponent();
        component.setOwner("host-a");
        plant.context.addComponent("ledger", component);
        plant.context.addRoutes(route("ledger:erp", erp));
        plant.context.start();
        plant.awaitState("e1", State.POSTED);
    }

    @Test
    void aStaleEpochWritesNothing() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        Abandoned paused = new Abandoned("host-a");
        paused.accept("e1");
        paused.dispatcher.round();
        Attempt attempt = paused.attempt("e1");

        plant.start(route("ledger:erp", erp));
        plant.pass(LEASE.plusSeconds(1));
        plant.awaitState("e1", State.POSTED);

        // The paused process wakes up: neither may its call leave nor its outcome count.
        var leaves = attempt.barrier(new byte[] {1}, TargetClass.IDEMPOTENT).toCompletableFuture();
        paused.ledger.finish(attempt, Outcome.parked("MFG-X-001", "late", plant.clock.instant(), false));
        paused.dispatcher.finish(attempt, Outcome.parked("MFG-X-001", "late", plant.clock.instant(), false));
        paused.dispatcher.round();
        assertThatThrownBy(leaves::join).hasMessageContaining("MFG-LEDGER-011");
        assertThat(plant.delivery("erp", "e1").state()).isEqualTo(State.POSTED);
        assertThat(erp.effects()).hasSize(1);
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_audit WHERE to_state = 'PARKED'"))
                .isZero();

        paused.dispatcher.round(); // under a new epoch it is a process like any other
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_dispatcher")).isEqualTo(2);
    }

    @Test
    void anOrderlyStopGivesTheWorkBackAtOnce() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        erp.next("e1", TestTarget.DIES_BEFORE_EFFECT);
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", List.of(consumed("e1", "WO-1", null), consumed("e2", "WO-1", null)));
        plant.awaitState("e1", State.IN_FLIGHT);
        plant.context.stop();
        assertThat(plant.delivery("erp", "e1").state()).isEqualTo(State.UNKNOWN);
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_dispatcher")).isZero();
        plant.start(route("ledger:erp", erp));
        plant.pass(Duration.ofMinutes(1));
        plant.awaitState("e2", State.POSTED);
        assertThat(erp.posted()).containsExactly("e1", "e2");
    }

    @Test
    void aDatabaseThatIsAwayDelaysAndLosesNothing() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", consumed("e0", "WO-1", null));
        plant.awaitState("e0", State.POSTED);
        rename("mfg_target", "mfg_target_away");
        assertThatThrownBy(() -> plant.accept("erp", consumed("e1", "WO-1", null)))
                .hasStackTraceContaining("MFG-DB-005");
        plant.ledger().wake(List.of("erp"));
        await().until(() -> plant.ledger().trouble("erp") != null);
        rename("mfg_target_away", "mfg_target");
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.POSTED);
        await().until(() -> plant.ledger().status().get(0).trouble() == null);
        assertThat(erp.posted()).containsExactly("e0", "e1");
    }

    /** The outcomes that are there when no connection is wait for one: they are not taken for written. */
    @Test
    void aPoolThatHasNoConnectionDelaysAndLosesNothing() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.MANUAL);
        erp.next("e1", (exchange, target) -> {
            plant.test.exhausted(true);
            TestTarget.OK.meet(exchange, target);
        });
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", List.of(consumed("e1", "WO-1", null), consumed("e2", "WO-1", null)));
        await().until(() -> plant.ledger().trouble("erp") != null);
        plant.test.exhausted(false);
        plant.awaitState("e1", State.POSTED);
        plant.awaitState("e2", State.POSTED);
        assertThat(erp.posted()).containsExactly("e1", "e2");
    }

    @Test
    void aCommitWhoseAnswerIsLostIsNeitherDoubledNorForgotten() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.MANUAL);
        plant.start(route("ledger:erp", erp));
        for (int lost = 0; lost < 12; lost++) {
            String order = "WO-" + lost;
            plant.test.loseAnswerOfCommit("ledger-erp", lost % 6 + 1);
            plant.accept("erp", List.of(consumed(lost + "a", order, null), consumed(lost + "b", order, null)));
            plant.awaitState(lost + "b", State.POSTED);
            plant.test.loseAnswerOfCommit("", 0);
        }
        assertThat(erp.posted()).hasSize(24).doesNotHaveDuplicates();
        await().until(() -> plant.count("SELECT open_count FROM mfg_target") == 0);
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_audit WHERE to_state = 'POSTED'"))
                .isEqualTo(24);
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_delivery WHERE lease_epoch IS NOT NULL"))
                .isZero();
    }

    private void rename(String table, String name) {
        Database database = plant.test.database();
        String full = '"' + database.schema() + "\"." + table;
        database.inTransaction(
                connection -> connection.createStatement().executeUpdate("ALTER TABLE " + full + " RENAME TO " + name));
    }

    /** A process whose rounds are made by hand, so that it can die between any two. */
    private final class Abandoned {

        private final Ledger ledger;
        private final Dispatcher dispatcher;
        private final List<Attempt> attempts = new java.util.concurrent.CopyOnWriteArrayList<>();

        Abandoned(String owner) {
            this(owner, RetryPolicy.DEFAULT);
        }

        Abandoned(String owner, RetryPolicy policy) {
            LedgerSettings settings =
                    new LedgerSettings(plant.clock, owner, LEASE, Duration.ofMinutes(1), Duration.ofMinutes(10));
            ledger = new Ledger(plant.test.database(), settings, pool, List::of, () -> null, () -> null);
            Targets.register(plant.test.database(), "erp");
            dispatcher = new Dispatcher("erp", ledger, Pace.any("erp"), pool);
            dispatcher.open(new Lane(
                    java.util.Set.of(
                            consumed("any", "WO-1", null).envelope().type().type()),
                    Kind.POST,
                    10,
                    java.util.Set.of(),
                    false,
                    policy,
                    attempts::add));
        }

        void accept(String id) {
            ledger.acceptor(List.of("erp"), new AcceptOptions(null, 1000))
                    .accept(List.of(consumed(id, "WO-" + id, null)))
                    .join();
        }

        Attempt attempt(String id) {
            await().until(() ->
                    attempts.stream().anyMatch(each -> each.delivery().eventId().equals(id)));
            return attempts.stream()
                    .filter(each -> each.delivery().eventId().equals(id))
                    .findFirst()
                    .orElseThrow();
        }

        /** Goes until the call has left, with its effect or without, and no further. */
        void leave(TestTarget target, String id, TargetClass targetClass, boolean effect) throws Exception {
            dispatcher.round();
            Attempt attempt = attempt(id);
            var go = attempt.barrier("{}".getBytes(), targetClass).toCompletableFuture();
            dispatcher.round();
            byte[] bytes = go.join();
            if (effect) {
                var exchange = new org.apache.camel.support.DefaultExchange(plant.application());
                exchange.setProperty("eventId", id);
                exchange.getMessage().setBody(bytes);
                ((Delivery) attempt).on(exchange);
                target.apply(exchange);
            }
        }
    }
}
