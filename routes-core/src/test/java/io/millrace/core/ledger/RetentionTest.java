/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.core.db.Dialect;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done for long enough goes; nothing else does. */
@ParameterizedClass
@EnumSource(Dialect.class)
class RetentionTest extends LedgerTests {

    private static final Duration MONTH = Duration.ofDays(30);

    private final TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);

    private void runOnce() {
        Retention retention = new Retention(plant.ledger(), MONTH);
        for (boolean more = true; more; ) {
            more = retention.slice();
        }
    }

    @Test
    void onlyWhatIsDoneAndOldIsDeletedAndItsAuditStays() throws Exception {
        erp.next("parked", TestTarget.REJECTED);
        plant.start(route("ledger:erp?concurrency=200", erp));
        plant.accept(
                "erp",
                IntStream.range(0, 600)
                        .mapToObj(i -> consumed("old" + i, "WO-" + i, null))
                        .toList());
        plant.accept("erp", consumed("parked", "WO-parked", null));
        await().until(() -> plant.count("SELECT open_count FROM mfg_target") == 1);
        plant.pass(MONTH.plusDays(1));
        plant.accept("erp", consumed("young", "WO-1", null));
        plant.awaitState("young", State.POSTED);
        assertThat(plant.ledger().status().get(0).count(State.POSTED)).isEqualTo(601);

        runOnce();
        assertThat(plant.deliveries()).extracting(StoredDelivery::eventId).containsExactlyInAnyOrder("parked", "young");
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_audit WHERE to_state = 'POSTED'"))
                .isEqualTo(601);
        LedgerStatus status = plant.ledger().status().get(0);
        assertThat(status.count(State.POSTED)).isEqualTo(1);
        assertThat(status.parked()).isEqualTo(1);
        assertThat(status.open()).isEqualTo(1);
    }

    @Test
    void whatAnOpenDeliveryOfTheSameEventNeedsStays() throws Exception {
        TestTarget costing = new TestTarget(TargetClass.IDEMPOTENT);
        costing.next("e1", TestTarget.REJECTED);
        plant.start(route("ledger:erp", erp), route("ledger:costing", costing));
        plant.accept("erp,costing", List.of(consumed("e1", "WO-1", null), consumed("e2", "WO-2", null)));
        plant.awaitState("e1", State.POSTED);
        await().until(() -> plant.count("SELECT COUNT(*) FROM mfg_delivery WHERE state IN ('POSTED', 'PARKED')") == 4);
        plant.pass(MONTH.plusDays(1));
        runOnce();
        assertThat(plant.deliveries())
                .extracting(StoredDelivery::eventId)
                .containsOnly("e1")
                .hasSize(2);
    }

    @Test
    void theApplicationDoesItByItself() throws Exception {
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.POSTED);
        plant.context.stop();
        plant.clock.advance(MONTH.plusDays(1));
        plant.context = plant.application();
        LedgerComponent component = new LedgerComponent();
        component.setRetention(MONTH.toMillis());
        plant.context.addComponent("ledger", component);
        plant.context.addRoutes(route("ledger:erp", erp));
        plant.context.start();
        await().until(() -> plant.deliveries().isEmpty());
    }
}
