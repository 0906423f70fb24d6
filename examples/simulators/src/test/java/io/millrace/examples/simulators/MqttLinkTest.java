/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.IMqttMessageListener;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines on a real broker: told of orders, telling what they do, also when the broker goes away in between. */
class MqttLinkTest {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path work;

    @Test
    void theLinesAreToldOnceAndTellEverythingAlsoAcrossABrokerRestart() throws Exception {
        List<JsonNode> heard = new CopyOnWriteArrayList<>();
        try (MqttBroker broker = new MqttBroker(work.resolve("broker"));
                RunningProgram mes = new RunningProgram(
                        "mes", work, new MesSimulation(), "--mqtt=" + broker.address(), "--pace=4", "--faults=off")) {
            MqttClient integration =
                    new MqttClient("tcp://" + broker.address(), "integration", new MemoryPersistence());
            listen(integration, heard);
            tell(integration, 1);
            tell(integration, 1);
            mes.program.begin();
            await().atMost(LIMIT).until(() -> heard.size() >= 5);

            broker.stop();
            await().atMost(LIMIT).until(() -> mes.program.outbox().unsent() > 0);
            broker.start();
            integration.connect(session());
            tell(integration, 2);
            await().atMost(LIMIT).until(() -> finalCounts(heard) == 2);
            await().atMost(LIMIT).until(() -> mes.program.outbox().unsent() == 0);

            assertThat(mes.records("held"))
                    .as("told twice, taken once; told at once after the restart, taken too")
                    .extracting(held -> held.path("body").path("workOrder").asText())
                    .containsExactly("WO-1001", "WO-1002");
            List<Integer> sequence = heard.stream()
                    .filter(body -> body.has("sequence"))
                    .filter(body -> body.path("machine").asText().equals("ULM-L1"))
                    .map(body -> body.path("sequence").asInt())
                    .distinct()
                    .toList();
            assertThat(sequence).isSorted().startsWith(1);
            assertThat(sequence).as("no gap").hasSize(sequence.get(sequence.size() - 1));
            integration.disconnect();
            integration.close();
        }
    }

    private static long finalCounts(List<JsonNode> heard) {
        return heard.stream()
                .filter(body -> body.path("final").asBoolean())
                .map(body -> body.path("workOrder").asText())
                .distinct()
                .count();
    }

    /** Its session keeps what the lines tell before it is back; a listener that starts clean would miss that. */
    private static MqttConnectionOptions session() {
        MqttConnectionOptions session = new MqttConnectionOptions();
        session.setCleanStart(false);
        session.setSessionExpiryInterval(3_600L);
        return session;
    }

    private static void listen(MqttClient client, List<JsonNode> heard) throws MqttException {
        client.connect(session());
        MqttSubscription[] topics = {
            new MqttSubscription("plant/ULM/+/consumption", 1), new MqttSubscription("plant/ULM/+/count", 1)
        };
        IMqttMessageListener listener = (topic, message) -> heard.add(Json.read(message.getPayload()));
        client.subscribe(topics, new IMqttMessageListener[] {listener, listener});
    }

    private static void tell(MqttClient client, int number) throws MqttException {
        String order = """
                {"workOrder":"WO-100%d","item":"FG-200","quantity":"60","unit":"pcs","operations":["0010","0020"],"eventId":"e-%d"}""".formatted(number, number);
        client.publish(
                "plant/ULM/L1/work-order", new MqttMessage(order.getBytes(StandardCharsets.UTF_8), 1, false, null));
    }
}
