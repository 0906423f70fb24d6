/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.consumed;
import static io.millrace.core.ledger.TestEvents.holdPlaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes before what, on one target and across targets. */
@ParameterizedClass
@EnumSource(Dialect.class)
class OrderTest extends LedgerTests {

    /** 5,000 deliveries like the parked one, in another state. */
    private static final String COPY =
            "INSERT INTO mfg_delivery (delivery_id, target, kind, source, event_id, event_type, subject, plant, event_time,"
                    + " correlation_id, partition_key, data, accepted_sha256, state, waiting, priority, attempts,"
                    + " revision, idempotency_key, ambiguous, next_at, accepted_at, updated_at)"
                    + " SELECT ? + n, target, kind, source, CAST(? AS VARCHAR) || n, event_type, subject, plant,"
                    + " event_time, correlation_id, partition_key, data, accepted_sha256, CAST(? AS VARCHAR),"
                    + " CAST(? AS INTEGER), 1, 0, 1, idempotency_key, FALSE, CAST(? AS TIMESTAMP WITH TIME ZONE),"
                    + " accepted_at, updated_at FROM mfg_delivery, %s WHERE event_id = 'parked'";

    private final TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);

    @Test
    void aQualityHoldOvertakesWhatIsBlockedAndBlocksWhatComesLater() throws Exception {
        erp.next("bad", TestTarget.REJECTED);
        erp.next("hold", TestTarget.BUSY);
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", List.of(consumed("bad", "WO-1", "L-1"), consumed("behind", "WO-2", "L-1")));
        plant.awaitState("bad", State.PARKED);
        plant.accept("erp", List.of(holdPlaced("hold", "L-1"), consumed("later", "WO-3", "L-1")));
        plant.awaitState("hold", State.RETRY_WAIT);
        plant.ledger()
                .operations()
                .skip(List.of(plant.delivery("erp", "bad").id()), new Decision("anna", "was a test"), false);
        plant.awaitState("behind", State.POSTED);
        assertThat(plant.delivery("erp", "later").state()).isEqualTo(State.RECEIVED);
        plant.pass(Duration.ofMinutes(1));
        plant.awaitState("later", State.POSTED);
        assertThat(erp.posted()).containsExactly("behind", "hold", "later");
    }

    @Test
    void aHoldIsTakenBeforeABacklog() throws Exception {
        plant.start();
        plant.accept(
                "erp",
                java.util.stream.IntStream.range(0, 30)
                        .mapToObj(i -> consumed("e" + i, "WO-" + i, null))
                        .toList());
        plant.accept("erp", holdPlaced("hold", "L-1"));
        plant.context.addRoutes(route("ledger:erp?concurrency=1", erp));
        await().until(() -> erp.posted().size() == 31);
        assertThat(erp.posted().get(0)).isEqualTo("hold");
    }

    @Test
    void afterMeansPostedThereFirst() throws Exception {
        TestTarget costing = new TestTarget(TargetClass.IDEMPOTENT);
        erp.next("e1", TestTarget.BUSY);
        plant.start(route("ledger:erp?retryDelay=10s", erp), route("ledger:costing?after=erp&retryDelay=1h", costing));
        plant.accept("erp,costing", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.RETRY_WAIT);
        await().until(() -> plant.delivery("costing", "e1").state() == State.RETRY_WAIT);
        assertThat(plant.delivery("costing", "e1").code()).isEqualTo(LedgerError.WAITS_FOR_OTHERS.code());
        assertThat(costing.calls()).isEmpty();
        plant.pass(Duration.ofSeconds(12));
        plant.awaitState("e1", State.POSTED);
        await().until(() -> plant.delivery("costing", "e1").state() == State.POSTED);
        assertThat(plant.clock.instant())
                .as("it did not wait for its own retry")
                .isBefore(plant.delivery("costing", "e1").acceptedAt().plusSeconds(60));
    }

    @Test
    void whatNeverComesThereIsParkedAtTheDeadline() throws Exception {
        TestTarget costing = new TestTarget(TargetClass.IDEMPOTENT);
        plant.start(route("ledger:costing?after=erp&prematureDeadline=1m", costing));
        plant.accept("costing", consumed("e1", "WO-1", null));
        await().until(() -> plant.delivery("costing", "e1").state() == State.RETRY_WAIT);
        plant.clock.advance(Duration.ofMinutes(2));
        plant.ledger().wake(List.of("costing"));
        await().until(() -> plant.delivery("costing", "e1").state() == State.PARKED);
        assertThat(plant.delivery("costing", "e1").text()).contains("waits until it is posted on erp");
    }

    @Test
    void theSameIdWithOtherFactsIsParkedAndTheFirstStands() throws Exception {
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", consumed("e1", "WO-1", null, "2.500"));
        plant.awaitState("e1", State.POSTED);
        plant.accept("erp", consumed("e1", "WO-1", null, "3.500"));
        plant.accept("erp", consumed("e1", "WO-1", null, "3.500"));
        plant.accept("erp", consumed("e1", "WO-1", null, "2.500"));
        await().until(() -> plant.acceptances.size() == 4);
        assertThat(plant.acceptances)
                .extracting(Acceptance::verdict)
                .containsExactly(
                        Acceptance.Verdict.ACCEPTED,
                        Acceptance.Verdict.CONFLICT,
                        Acceptance.Verdict.DUPLICATE,
                        Acceptance.Verdict.DUPLICATE);
        assertThat(plant.deliveries()).extracting(StoredDelivery::state).containsExactly(State.POSTED, State.PARKED);
        assertThat(plant.deliveries().get(1).originalId())
                .isEqualTo(plant.deliveries().get(0).id());
        assertThat(plant.deliveries())
                .extracting(StoredDelivery::idempotencyKey)
                .doesNotHaveDuplicates();
        await().untilAsserted(() -> assertThat(plant.alerts)
                .singleElement()
                .asString()
                .contains("MFG-LEDGER-002", "3.500 KGM", "used the event id e1"));
        assertThat(erp.posted()).containsExactly("e1");
    }

    @Test
    void twoRoutesForOneTypeAreRefused() {
        assertThatThrownBy(() -> plant.start(
                        route("ledger:erp?eventTypes=material-consumed", erp),
                        route("ledger:erp?eventTypes=work-order-closed,material-consumed", erp)))
                .hasStackTraceContaining("MFG-LEDGER-016");
    }

    @Test
    void twoRoutesOfOneTargetShareItsOrder() throws Exception {
        TestTarget holds = new TestTarget(TargetClass.IDEMPOTENT);
        erp.next("e1", TestTarget.REJECTED);
        plant.start(
                route("ledger:erp?eventTypes=material-consumed", erp),
                route("ledger:erp?eventTypes=quality-hold-placed,quality-hold-released", holds));
        plant.accept("erp", List.of(consumed("e1", "WO-1", "L-1"), holdPlaced("hold", "L-1")));
        plant.awaitState("hold", State.POSTED);
        plant.awaitState("e1", State.PARKED);
        assertThat(holds.posted()).containsExactly("hold");
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_dispatcher")).isEqualTo(1);
    }

    /** The claim reads a short range of an index, whatever lies around in the ledger. */
    @Test
    void claimingStaysFlatWithManyParked() throws Exception {
        plant.start();
        plant.accept("erp", List.of(consumed("parked", "WO-1", null), consumed("e1", "WO-2", null)));
        plant.test.database().inTransaction(connection -> {
            connection.createStatement().execute("UPDATE mfg_delivery SET state = 'PARKED' WHERE event_id = 'parked'");
            String numbers =
                    dialect == Dialect.H2 ? "SYSTEM_RANGE(1, 5000) AS s(n)" : "generate_series(1, 5000) AS s(n)";
            for (State state : List.of(State.PARKED, State.POSTED, State.RETRY_WAIT, State.RECEIVED)) {
                Sql.update(
                        connection,
                        COPY.formatted(numbers),
                        1_000_000L * (state.ordinal() + 1),
                        state.name(),
                        state.name(),
                        state == State.RECEIVED ? 1 : 0,
                        plant.clock.instant().plusSeconds(3600));
            }
            connection.createStatement().execute("ANALYZE" + (dialect == Dialect.H2 ? "" : " mfg_delivery"));
            return null;
        });
        Lane lane = new Lane(
                java.util.Set.of(consumed("any", "WO-1", null).envelope().type().type()),
                Kind.POST,
                10,
                java.util.Set.of(),
                false,
                RetryPolicy.DEFAULT,
                attempt -> {});
        List<Claim.Ready> ready = plant.test
                .database()
                .inTransaction(
                        connection -> Claim.ready(connection, "erp", lane, List.of(), 10, plant.clock.instant()));
        assertThat(ready)
                .extracting(Claim.Ready::id)
                .containsExactly(plant.delivery("erp", "e1").id());
        assertThat(rowsRead(lane)).as("rows read of 20,000").isLessThan(50);
    }

    /** The number of rows the database looked at to claim, as it counts them itself. */
    private long rowsRead(Lane lane) {
        return plant.test.database().inTransaction(connection -> {
            String sql = Claim.sql(lane)
                    .replaceFirst("^", dialect == Dialect.H2 ? "EXPLAIN ANALYZE " : "EXPLAIN (ANALYZE, TIMING OFF) ");
            List<String> plan = Sql.query(
                    connection, row -> row.getString(1), sql, Claim.parameters("erp", lane, 10, plant.clock.instant()));
            return PlanRows.count(String.join("\n", plan));
        });
    }
}
