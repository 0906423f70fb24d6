/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.examples.simulators.reconciliation.Reconciliation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A short and fast day of all five programs, with an integration that is careful and one that is not: side by side. */
@Execution(ExecutionMode.CONCURRENT)
class DayTest {

    private static final Map<String, String> PROGRAM_OF_TARGET = Map.of(
            "erp",
            "erp",
            "costing",
            "erp",
            "mes",
            "mes",
            "scheduling",
            "mes",
            "labor",
            "mes",
            "wms",
            "wms",
            "inventory",
            "wms",
            "quality",
            "quality");
    private static final Duration DAY = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path work;

    private final Map<String, RunningProgram> programs = new LinkedHashMap<>();
    private final ByteArrayOutputStream report = new ByteArrayOutputStream();

    @Test
    void theBooksOfACarefulIntegrationAreClean() throws IOException {
        assertThat(booksAfterADay(true)).as(this::text).isZero();
        assertThat(text()).containsPattern("facts=\\d{3,} open=0 parked=0 lost=0 duplicated=0 reordered=0");
    }

    @Test
    void theBooksOfANaiveIntegrationAreNot() throws IOException {
        assertThat(booksAfterADay(false)).isEqualTo(1);
        assertThat(text()).contains(" lost=0 ").containsPattern("duplicated=[1-9]");
    }

    private int booksAfterADay(boolean careful) throws IOException {
        try (Relay relay = new Relay(careful, this::system)) {
            start("erp", new ErpSimulation(), relay);
            start(
                    "mes",
                    new MesSimulation((broker, line) -> {
                        relay.tellLine(line);
                        return (to, id, body) -> relay.hear(to, body);
                    }),
                    relay);
            start("wms", new WmsSimulation(), relay);
            start("quality", new QualitySimulation(), relay);
            start("business", new BusinessSimulation(), relay);
            programs.values().forEach(running -> running.program.begin());
            await().pollDelay(DAY).atMost(LIMIT).until(() -> true);
            programs.values().forEach(running -> running.program.stop());
            await().atMost(LIMIT).until(() -> allSent() && relay.idle());
        } finally {
            for (RunningProgram running : programs.values()) {
                running.close();
            }
        }
        return Reconciliation.run(
                new String[] {"--work=" + work}, new PrintStream(report, true, StandardCharsets.UTF_8));
    }

    private void start(String name, Simulation simulation, Relay relay) throws IOException {
        programs.put(name, new RunningProgram(name, work, simulation, "--pace=4", "--millrace=" + relay.url()));
    }

    private boolean allSent() {
        return programs.values().stream()
                .allMatch(running ->
                        running.program.stopped() && running.program.outbox().unsent() == 0);
    }

    private URI system(String place) {
        String target = place.substring(0, place.indexOf('/'));
        String program = PROGRAM_OF_TARGET.getOrDefault(target, "business");
        return URI.create("http://127.0.0.1:" + programs.get(program).program.port());
    }

    private String text() {
        return report.toString(StandardCharsets.UTF_8);
    }
}
