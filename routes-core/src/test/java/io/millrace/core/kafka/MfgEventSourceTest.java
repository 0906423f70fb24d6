/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.db.Database;
import io.millrace.core.ingest.Poison;
import io.millrace.core.ledger.SequenceMark;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.quarantine.QuarantineEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a flow gets of {@code mfg-event-source}. */
class MfgEventSourceTest extends EventSourceFixture {

    MfgEventSourceTest() {
        super(TestBroker.shared());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bootstrapServers", "topic", "groupId"})
    void doesNotStartWithoutEachRequiredParameter(String missing) throws Exception {
        String all = parameters("").replaceAll("&?" + missing + "=[^&]*", "");
        flow("mfg-event-source/in?" + all, exchange -> {});
        assertThatThrownBy(context::start).hasStackTraceContaining(missing);
    }

    @Test
    void refusesAnUnknownEventTypeAtStart() throws Exception {
        flow("mfg-event-source/in?" + parameters("&eventTypes=material-consumd"), exchange -> {});
        assertThatThrownBy(context::start).hasStackTraceContaining("material-consumd");
    }

    @Test
    void takesOnlyTheTypesAskedForWithoutDecodingTheOthersAndAcknowledgesBoth() throws Exception {
        publish(TestEvents.consumed(10));
        send("x", Map.of("ce_type", "io.millrace.shipment.ready.v1"), "{broken");
        flow("mfg-event-source/in?" + parameters("&eventTypes=material-consumed"), this::accept);
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 11);
        assertThat(accepted).hasSize(10);
    }

    @Test
    void aNewerVersionOfATypeAskedForIsPoisonAndNotPassedOver() throws Exception {
        send("x", Map.of("ce_type", "io.millrace.material.consumed.v2"), "{}");
        flow("mfg-event-source/in?" + parameters("&eventTypes=material-consumed"), this::accept);
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 1);
        assertThat(((Poison) accepted.get(0)).code()).isEqualTo("MFG-MODEL-008");
    }

    @Test
    void acknowledgesABatchOfNothingButOtherTypes() throws Exception {
        publish(TestEvents.consumed(10));
        flow("mfg-event-source/in?" + parameters("&eventTypes=shipment-ready"), this::accept);
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 10);
        assertThat(accepted).isEmpty();
    }

    @Test
    void tellsTheNumbersOfLeftOutEventsWhereTheyAreWatched() throws Exception {
        publish(List.of(TestEvents.consumed("WO-1", 1), TestEvents.consumed("WO-1", 2)));
        flow("mfg-event-source/in?" + parameters("&eventTypes=shipment-ready&watchSequences=true"), this::accept);
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 2);
        assertThat(accepted)
                .containsExactly(
                        new SequenceMark("/acme/ulm/assembly/line3", 1),
                        new SequenceMark("/acme/ulm/assembly/line3", 2));
    }

    @Test
    void aPoisonIsReplayedCorrectedThroughTheSameFlow() throws Exception {
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:poison;DB_CLOSE_DELAY=-1");
        Database database = new Database(dataSource, "millrace");
        database.migrate();
        context.getRegistry().bind("database", database);
        Quarantine quarantine = Quarantine.of(context);
        Event<MaterialConsumed> event = TestEvents.consumed("WO-1", 1);
        send("work-order:WO-1", headers(event), "{\"workOrder\":\"WO-1\"}");
        flow("mfg-event-source/ulm-accept-in?" + parameters(""), exchange -> {
            for (Object element : (List<?>) exchange.getMessage().getBody()) {
                if (element instanceof Poison poison) {
                    quarantine.store(poison);
                } else {
                    accepted.add(element);
                }
            }
        });
        context.start();
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 1);

        long id = quarantine.find(QuarantineEntry.State.OPEN, 1).get(0).id();
        assertThatThrownBy(() -> quarantine.replay(id, "anna", "as it is")).hasMessageContaining("MFG-MODEL-001");
        quarantine.replayCorrected(id, CloudEventCodec.data(event), "anna", "fields added");
        assertThat(accepted).containsExactly(event);
        assertThat(quarantine.find(QuarantineEntry.State.OPEN, 1)).isEmpty();
    }

    @Test
    void aRecordThatCannotBeDecodedIsPoisonInItsPlace() throws Exception {
        Event<MaterialConsumed> event = TestEvents.consumed("WO-1", 1);
        publish(List.of(event));
        send("work-order:WO-1", headers(event), "{\"workOrder\":\"WO-1\"}");
        send("work-order:WO-1", Map.of(), "not an event");
        flow("mfg-event-source/in?" + parameters(""), this::accept);
        context.start();
        await().atMost(LONG).until(() -> accepted.size() == 3);
        await().atMost(LONG).until(() -> broker.acknowledged(group) == 3);
        assertThat(accepted.get(0)).isEqualTo(event);
        Poison poison = (Poison) accepted.get(1);
        assertThat(poison.code()).isEqualTo("MFG-MODEL-001");
        assertThat(poison.text()).contains("plant ULM").contains(topic);
        assertThat(new String(poison.input().bytes(), StandardCharsets.UTF_8)).isEqualTo("{\"workOrder\":\"WO-1\"}");
        assertThat(poison.input().context()).containsEntry("ce_id", "WO-1-C-1");
        assertThat(((Poison) accepted.get(2)).code()).isEqualTo("MFG-MODEL-009");
    }

    @Test
    void readsStructuredCloudEventsToo() throws Exception {
        Event<MaterialConsumed> event = TestEvents.consumed("WO-1", 1);
        send(
                "k",
                Map.of("content-type", CloudEventCodec.STRUCTURED_CONTENT_TYPE),
                new String(CloudEventCodec.writeStructured(event), StandardCharsets.UTF_8));
        flow("mfg-event-source/in?" + parameters("&eventTypes=material-consumed"), this::accept);
        context.start();
        await().atMost(LONG).until(() -> accepted.size() == 1);
        assertThat(accepted.get(0)).isEqualTo(event);
    }
}
