/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What three lines tell while they make their orders, also when their program dies in the middle. */
class LineTest {

    private static final int ORDERS = 12;
    private static final int BEATS_OF_AN_ORDER = 40;

    @TempDir
    Path work;

    @Test
    void countersOnlyGrowUntilTheyAreForgottenAndTheSumIsWhatWasMade() throws IOException {
        run(0, ORDERS, ORDERS * BEATS_OF_AN_ORDER);
        Map<String, Integer> made = new HashMap<>();
        Map<String, Integer> shown = new HashMap<>();
        Map<String, Integer> derived = new HashMap<>();
        for (JsonNode record : counts()) {
            JsonNode body = record.path("body");
            String order = body.path("workOrder").asText();
            int good = body.path("good").asInt();
            int before = shown.getOrDefault(order, 0);
            derived.merge(order, good < before ? good : good - before, Integer::sum);
            made.merge(order, record.path("made").path("good").asInt(), Integer::sum);
            shown.put(order, good);
        }
        assertThat(made)
                .hasSize(ORDERS)
                .isEqualTo(derived)
                .allSatisfy((order, sum) -> assertThat(sum).isEqualTo(100));
        assertThat(records("counters-forgotten")).isNotEmpty();
    }

    @Test
    void everyOrderHasOneFinalCountAndItIsItsLastFact() throws IOException {
        run(0, ORDERS, ORDERS * BEATS_OF_AN_ORDER);
        Map<String, String> lastFact = new HashMap<>();
        for (JsonNode record : records("emitted")) {
            if (!record.path("fact").asText().equals("equipment-state")) {
                lastFact.put(
                        record.path("key").asText(),
                        record.path("body").path("final").asText());
            }
        }
        assertThat(lastFact)
                .hasSize(ORDERS)
                .allSatisfy((order, last) -> assertThat(last).isEqualTo("true"));
    }

    @Test
    void aDeathInTheMiddleOfAnOrderLosesAndRepeatsNothing() throws IOException {
        for (int start = 0; start < 10; start++) {
            run(start == 0 ? 0 : ORDERS, ORDERS, 13 + start);
        }
        run(ORDERS, ORDERS, ORDERS * BEATS_OF_AN_ORDER);
        List<JsonNode> emitted = records("emitted");
        assertThat(emitted.stream().map(record -> record.path("id").asText())).doesNotHaveDuplicates();
        for (String machine : PlantData.LINES) {
            List<Integer> sequence = emitted.stream()
                    .map(record -> record.path("body"))
                    .filter(body -> body.has("sequence")
                            && body.path("machine").asText().equals(machine))
                    .map(body -> body.path("sequence").asInt())
                    .toList();
            assertThat(sequence).isNotEmpty();
            for (int i = 0; i < sequence.size(); i++) {
                assertThat(sequence.get(i)).isEqualTo(i + 1);
            }
        }
        long finals = counts().stream()
                .filter(record -> record.path("body").path("final").asBoolean())
                .count();
        assertThat(finals).isEqualTo(ORDERS);
        assertThat(counts().stream()
                        .mapToInt(record -> record.path("made").path("good").asInt())
                        .sum())
                .isEqualTo(100 * ORDERS);
    }

    @Test
    void theEndOfTheShiftCountsWhatHasBeenMadeSoFar() throws IOException {
        run(0, 3, 12);
        MesSimulation mes = run(3, 3, 1);
        assertThat(mes).isNotNull();
        assertThat(counts().stream().filter(r -> r.path("body").path("final").asBoolean()))
                .isEmpty();
        Program program = program(new MesSimulation(LineTest::nowhere));
        program.begin();
        program.stop();
        await().atMost(RunningProgram.LIMIT).until(program::stopped);
        program.close();
        assertThat(counts().stream().filter(r -> r.path("body").path("final").asBoolean()))
                .hasSize(3);
    }

    /** Starts the program, tells it the orders from - to, lets its lines beat, and drops it as a crash would. */
    private MesSimulation run(int from, int to, int beats) throws IOException {
        MesSimulation mes = new MesSimulation(LineTest::nowhere);
        Program program = program(mes);
        for (int i = from; i < to; i++) {
            mes.takeWorkOrder(Json.read("""
                    {"workOrder":"WO-%d","item":"FG-200","quantity":"100","unit":"pcs","operations":["0010","0020"],"eventId":"e-%d"}""".formatted(PlantData.FIRST_ORDER + i, i)));
        }
        for (int i = 0; i < beats; i++) {
            mes.beat();
        }
        program.close();
        return mes;
    }

    private Program program(MesSimulation mes) throws IOException {
        Settings settings = Settings.parse(List.of("--work=" + work, "--begin=command", "--faults=off"), Map.of());
        Program program = new Program("mes", settings, mes);
        program.start();
        return program;
    }

    private static Outbox.Transport nowhere(String broker, Consumer<JsonNode> workOrders) {
        return (to, id, body) -> {};
    }

    private List<JsonNode> counts() throws IOException {
        return records("emitted").stream()
                .filter(record -> record.path("fact").asText().equals("production-count"))
                .toList();
    }

    private List<JsonNode> records(String kind) throws IOException {
        return RunningProgram.records(work.resolve("mes.jsonl"), kind);
    }
}
