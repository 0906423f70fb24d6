/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.core.db.Dialect;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.post.TargetClass;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanOperationInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator sees: JMX, health, poison. */
class ManagementTest {

    private final TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    private LedgerFixture plant;

    @BeforeEach
    void open() {
        plant = new LedgerFixture(Dialect.H2);
    }

    @AfterEach
    void close() throws Exception {
        ObjectName name = name();
        plant.close();
        assertThat(server.isRegistered(name)).isFalse();
    }

    private ObjectName name() throws Exception {
        return new ObjectName("io.millrace:type=Ledger,context=" + ObjectName.quote(plant.context.getName()));
    }

    @Test
    void parkedDeliveriesAreSeenAndReplayedInJmx() throws Exception {
        erp.next("e1", TestTarget.REJECTED);
        plant.start(route("ledger:erp?eventTypes=material-consumed", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.PARKED);
        LedgerManagementMBean ledger = JMX.newMBeanProxy(server, name(), LedgerManagementMBean.class);
        Map<String, String> parked = ledger.parked(10).get(0);
        assertThat(parked).containsEntry("state", "PARKED").containsEntry("mayHaveEffect", "false");
        assertThat(parked.get("facts")).contains("order WO-1".substring(6), "2.500 KGM");
        assertThat(ledger.getTargets().get(0)).containsEntry("target", "erp").containsEntry("PARKED", "1");
        assertThat(ledger.replayDryRun(parked.get("id")).get(0)).containsEntry("to", "RECEIVED");
        ledger.replay(parked.get("id"), "anna", "period is open");
        plant.awaitState("e1", State.POSTED);
        assertThat(ledger.history(Long.parseLong(parked.get("id")))).hasSize(3);
        assertThat(ledger.find("erp", "POSTED", "", "", 10)).hasSize(1);
        assertThat(ledger.verifyAudit().get(0)).containsEntry("intact", "true");
        assertThat(ledger.skipDryRun(parked.get("id")).get(0).get("refusal")).contains("is POSTED");
    }

    @Test
    void theParametersOfAnOperationHaveTheirNames() throws Exception {
        plant.start(route("ledger:erp", erp));
        MBeanOperationInfo replay = Arrays.stream(server.getMBeanInfo(name()).getOperations())
                .filter(operation -> operation.getName().equals("replay"))
                .findFirst()
                .orElseThrow();
        assertThat(replay.getSignature())
                .extracting(parameter -> parameter.getName())
                .containsExactly("deliveryIds", "actor", "reason");
    }

    @Test
    void theReadinessCheckNamesTheTargetAndWhatIsWrong() throws Exception {
        plant.start(route("ledger:erp?eventTypes=quality-hold-placed", erp));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        plant.accept("erp", consumed("e1", "WO-1", null));
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage().orElseThrow())
                .contains("target erp: no route takes [io.millrace.material.consumed.v1]");
        plant.context.addRoutes(route("ledger:erp?eventTypes=material-consumed", erp));
        plant.awaitState("e1", State.POSTED);
        assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);

        erp.next("e2", TestTarget.BUSY);
        plant.accept("erp", consumed("e2", "WO-1", null));
        plant.awaitState("e2", State.RETRY_WAIT);
        plant.clock.advance(Duration.ofMinutes(16));
        assertThat(health().getMessage().orElseThrow()).contains("erp: 1 open, the oldest since");
        plant.pass(Duration.ZERO);
        plant.awaitState("e2", State.POSTED);

        erp.next("e3", TestTarget.REFUSED);
        plant.accept("erp", consumed("e3", "WO-1", null));
        await().until(() -> plant.stops.size() == 1);
        assertThat(health().getMessage().orElseThrow()).contains("stopped by LEDGER: MFG-POST-");
    }

    private HealthCheck.Result health() {
        return HealthCheckRegistry.get(plant.context)
                .getCheck("ledger")
                .orElseThrow()
                .call();
    }

    @Test
    void aPoisonOfABatchIsQuarantinedWithTheGoodOnes() throws Exception {
        plant.start(route("ledger:erp", erp));
        RawInput raw = new RawInput(new byte[] {1, 2}, "application/json", Map.of(), "source-route");
        plant.accept(
                "erp",
                List.of(
                        consumed("e1", "WO-1", null),
                        new Poison(raw, "MFG-INGEST-004", "unreadable"),
                        consumed("e2", "WO-1", null)));
        plant.awaitState("e2", State.POSTED);
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_quarantine")).isEqualTo(1);
    }

    @Test
    void openDeliveriesOutliveAMigration() throws Exception {
        plant.start();
        plant.accept("erp", List.of(consumed("e1", "WO-1", null), consumed("e2", "WO-1", null)));
        plant.context.stop();
        plant.test.database().migrate();
        plant.start(route("ledger:erp", erp));
        plant.awaitState("e2", State.POSTED);
        assertThat(erp.posted()).containsExactly("e1", "e2");
    }
}
