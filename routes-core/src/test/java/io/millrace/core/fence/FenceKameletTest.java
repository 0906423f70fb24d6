/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import static io.millrace.core.fence.FenceEvents.placed;
import static io.millrace.core.fence.FenceEvents.ready;
import static io.millrace.core.fence.FenceEvents.released;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.HoldId;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.Sql;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.ledger.SequenceMark;
import io.millrace.core.post.NotPosted;
import io.millrace.core.quarantine.Quarantine;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** mfg-fence-sink and mfg-fence-closed-action. */
class FenceKameletTest {

    private static final String INSERT = "INSERT INTO mfg_delivery (delivery_id, target, kind, source, event_id,"
            + " event_type, subject, plant, event_time, correlation_id, partition_key, data, accepted_sha256, state,"
            + " waiting, priority, attempts, revision, idempotency_key, ambiguous, next_at, accepted_at, updated_at)"
            + " VALUES (53, 'portal', 'POST', '/s', 'e', 't', 's', 'ULM', 't', 'c', 'k', X'00', 'h', 'IN_FLIGHT', 0, 1, 1,"
            + " 1, 'i', FALSE, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)";

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        camel.getRegistry().bind("database", database.database());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:facts").to("kamelet:mfg-fence-sink/ulm-fence");
                from("direct:hold").to("kamelet:mfg-fence-closed-action/ulm-closed");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
    }

    private Exchange send(String to, Object body) {
        return camel.createProducerTemplate()
                .request(to, exchange -> exchange.getMessage().setBody(body));
    }

    @Test
    void factsAreInForceWhenTheStepIsThroughAndTheBodyStays() {
        List<Object> body = List.of(
                placed(1, "QH-1", "L-1"),
                new SequenceMark("/millrace/ulm", 7),
                new Poison(new RawInput(new byte[] {1}, "text/plain", Map.of(), "route"), "MFG-MODEL-001", "no event"));

        Exchange done = send("direct:facts", body);

        assertThat(done.getException()).isNull();
        assertThat(done.getMessage().getBody()).isEqualTo(body);
        assertThat(Fence.of(camel).find(new HoldId("QH-1"))).isPresent();
        assertThat(Quarantine.of(camel).countOpen()).isEqualTo(1);
        assertThat(send("direct:facts", released(2, "QH-1", "L-1")).getException())
                .isNull();
        assertThat(Fence.of(camel).open()).isEmpty();
    }

    @Test
    void whatIsNoEventIsRefused() {
        assertThat(send("direct:facts", List.of("a hold")).getException())
                .isInstanceOf(MfgException.class)
                .hasMessageContaining("MFG-FENCE-004");
        assertThat(send("direct:hold", ready(1, "80012", "L-1", null)).getException())
                .hasMessageContaining("MFG-FENCE-004", "shipment-ready");
    }

    @Test
    void aHoldPassesWhenItsFenceIsClosed() {
        Event<?> hold = placed(1, "QH-1", "L-1");
        assertThat(send("direct:hold", hold).getException())
                .isInstanceOf(NotPosted.Premature.class)
                .hasMessageContaining("MFG-FENCE-003");
        send("direct:facts", hold);
        database.database().inTransaction(connection -> {
            Sql.update(connection, INSERT);
            return Sql.update(connection, "INSERT INTO mfg_fence_delivery VALUES (53, 'lot:L-1')");
        });

        assertThat(send("direct:hold", hold).getException())
                .isInstanceOf(NotPosted.Premature.class)
                .hasMessage("MFG-FENCE-002 hold QH-1 (plant ULM, [lot L-1]) is not closed yet: what left before it is"
                        + " still under way, deliveries [53]");

        database.database()
                .inTransaction(connection -> Sql.update(connection, "UPDATE mfg_delivery SET state = 'POSTED'"));
        assertThat(send("direct:hold", hold).getException()).isNull();
    }

    @Test
    void anOperatorSeesTheHoldsInJmx() throws Exception {
        send("direct:facts", List.of(ready(1, "80012", "L-1", null), placed(2, "QH-1", "L-1")));
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        ObjectName name = new ObjectName("io.millrace:type=Fence,context=" + ObjectName.quote(camel.getName()));
        FenceManagementMBean fence = JMX.newMBeanProxy(server, name, FenceManagementMBean.class);

        assertThat(fence.getHolds())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("hold", "QH-1")
                        .containsEntry("state", "CLOSED")
                        .containsEntry("holds", "lot L-1")
                        .containsEntry("reaches", "shipment 80012"));
        assertThat(fence.show("QH-1")).containsEntry("reason", "torque below the lower limit");
        assertThatThrownBy(() -> fence.show("QH-2")).hasStackTraceContaining("MFG-FENCE-003");
        camel.stop();
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void aWrongRetentionIsRefused() {
        DefaultCamelContext other = new DefaultCamelContext();
        other.getRegistry().bind("database", database.database());
        other.getPropertiesComponent().addInitialProperty("mfg.fence.retention", "two years");
        assertThatThrownBy(() -> Fence.of(other)).hasMessageContaining("MFG-FENCE-005");
    }

    @Test
    void refusesParametersTheyDoNotHave() {
        for (String kamelet : List.of("mfg-fence-sink", "mfg-fence-closed-action")) {
            assertThatThrownBy(() -> camel.addRoutes(new RouteBuilder() {
                        @Override
                        public void configure() {
                            from("direct:" + kamelet).to("kamelet:" + kamelet + "?holds=all");
                        }
                    }))
                    .hasStackTraceContaining("holds");
        }
    }
}
