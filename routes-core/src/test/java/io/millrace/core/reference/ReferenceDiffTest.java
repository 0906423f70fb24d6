/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.value.PlantId;
import io.millrace.core.TestFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReferenceDiffTest {

    private static final Path FILES = Path.of("src/test/resources/reference");

    private final Path folder = TestFolder.make("diff-");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void delete() {
        TestFolder.delete(folder);
    }

    private Path file(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }

    private Path ulm(String name, String from, String rest) throws IOException {
        return file(name, "version: " + name + "\nplant: ULM\nvalidFrom: " + from + "\n" + rest);
    }

    private int run(String... arguments) {
        return ReferenceDiff.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @Test
    void aNewVersionIsToldFromItsDay() throws IOException {
        Path old = ulm("2026", "2026-01-01T00:00:00+01:00", """
                items: {sap: {4711: FG-200, 4710: FG-100}}
                units: {sap: {ST: EA}}
                settings: {sap: {holdBy: BLOCKED_STOCK}}
                """);
        Path december = ulm("2026-12", "2026-12-01T00:00:00+01:00", """
                items: {sap: {4712: FG-200, 4713: FG-300}}
                units: {sap: {ST: EA, PCE: EA}}
                settings: {sap: {holdBy: BATCH}}
                masterData: {sap: [work-center, item]}
                receiptPoints: [/acme/ulm/line4]
                """);

        List<String> facts = ReferenceDiff.between(List.of(old), List.of(old, december));

        assertThat(facts)
                .containsExactly(
                        "ULM: item FG-100 in sap was 4710, is gone from 2026-12-01T00:00+01:00",
                        "ULM: item FG-200 in sap was 4711, is 4712 from 2026-12-01T00:00+01:00",
                        "ULM: item FG-300 in sap is new: 4713 from 2026-12-01T00:00+01:00",
                        "ULM: master data from sap is new: item, work-center from 2026-12-01T00:00+01:00",
                        "ULM: receipt points is new: /acme/ulm/line4 from 2026-12-01T00:00+01:00",
                        "ULM: setting holdBy of sap was BLOCKED_STOCK, is BATCH from 2026-12-01T00:00+01:00",
                        "ULM: unit EA in sap was ST, is ST, PCE from 2026-12-01T00:00+01:00");
    }

    @Test
    void anEntrysTimeIsTold() throws IOException {
        Path old = ulm("old", "2026-01-01T00:00:00Z", "items: {sap: {4711: FG-200}}");
        Path now = ulm("new", "2026-01-01T00:00:00Z", """
                items:
                  sap:
                    4711: {is: FG-200, validTo: 2026-06-01T00:00:00Z}
                    4712: {is: FG-200, validFrom: 2026-06-01T00:00:00Z, validTo: 2026-09-01T00:00:00Z}
                """);

        assertThat(ReferenceDiff.between(List.of(old), List.of(now)))
                .containsExactly(
                        "ULM: item FG-200 in sap was 4711, is 4712 from 2026-06-01T00:00Z until 2026-09-01T00:00Z",
                        "ULM: item FG-200 in sap was 4711, is gone from 2026-09-01T00:00Z");
    }

    @Test
    void theCommandSaysByItsEndWhetherThereIsADifference() throws IOException {
        Path old = ulm("old", "2026-01-01T00:00:00Z", "items: {sap: {4711: FG-200}}");
        Path now = ulm("new", "2026-01-01T00:00:00Z", "items: {sap: {4712: FG-200}}");
        Path wrong = ulm("wrong", "2026-01-01T00:00:00Z", "items: {sap: {4712: ''}}");

        assertThat(run(old.toString(), old.toString())).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(run(old.toString(), now.toString())).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8).strip()).isEqualTo("ULM: item FG-200 in sap was 4711, is 4712");
        assertThat(run(old.toString(), wrong.toString())).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("MFG-REF-002", "wrong line 4, items.sap.4712");
        assertThat(run("no-such-file", "no-such-file")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
    }

    @Test
    void twoPlantsAreCompared() {
        String files = FILES.resolve("ulm.yaml") + "," + FILES.resolve("graz.yaml");

        assertThat(run("--plants", "GRZ,ULM", files)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("GRZ, ULM: machine /acme/ulm/assembly/line3 in line is nothing in GRZ, ULM-L3 in ULM");
        assertThat(run("--plants", "GRZ,XXX", files)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("MFG-REF-005");
    }

    @Test
    void aPlantIsComparedWithTheBase() {
        List<Path> files = List.of(FILES.resolve("base.yaml"), FILES.resolve("neu.yaml"));

        assertThat(ReferenceDiff.betweenBaseAnd(new PlantId("NEU"), files))
                .containsExactly(
                        "NEU: item FG-400 in sap is nothing in the base, 4713 in NEU until 2026-12-01T00:00+01:00",
                        "NEU: item FG-200 in sap is 4711 in the base, 4712 in NEU",
                        "NEU: item FG-300 in sap is 4712 in the base, nothing in NEU",
                        "NEU: item FG-500 in sap is nothing in the base, 4713 in NEU from 2026-12-01T00:00+01:00",
                        "NEU: setting goodsMovements of sap is MESSAGES in the base, BACKFLUSH in NEU",
                        "NEU: unit EA in sap is ST in the base, PCE, ST in NEU");
    }
}
