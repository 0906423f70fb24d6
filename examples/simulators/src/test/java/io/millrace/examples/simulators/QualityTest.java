/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The inspectors would scrap the first lot of the day; what they really do depends on where it is. */
class QualityTest {

    private static final long SEED = LongStream.iterate(0, seed -> seed + 1)
            .filter(seed -> new Dice(seed).oneIn(5, "disposition", 0))
            .findFirst()
            .orElseThrow();
    private static final String NEXT_SHIPMENT = "80012007";

    @TempDir
    Path work;

    @Test
    void aLotThatTheWarehouseKeepsIsScrapped() throws Exception {
        try (RunningProgram wms = wms();
                RunningProgram quality = quality()) {
            JsonNode hold = placed(quality);
            block(wms, hold);
            assertThat(disposition(quality)).isEqualTo("SCRAPPED");

            wms.program.begin();
            await().atMost(RunningProgram.LIMIT).until(() -> shipments(wms).contains(NEXT_SHIPMENT));
            assertThat(shipments(wms)).doesNotContainAnyElementsOf(named(hold));
        }
    }

    @Test
    void aLotThatHasLeftIsAcceptedAsItIs() throws Exception {
        try (RunningProgram wms = wms();
                RunningProgram quality = quality()) {
            JsonNode hold = placed(quality);
            wms.program.begin();
            await().atMost(RunningProgram.LIMIT).until(() -> shipments(wms).containsAll(named(hold)));
            block(wms, hold);
            assertThat(disposition(quality)).isEqualTo("UNRESTRICTED");
        }
    }

    @Test
    void aLotThatNobodyHasBlockedYetMayBeLeaving() throws Exception {
        try (RunningProgram wms = wms();
                RunningProgram quality = quality()) {
            placed(quality);
            assertThat(wms.records("held")).isEmpty();
            assertThat(disposition(quality)).isEqualTo("UNRESTRICTED");
        }
    }

    @Test
    void aLotOfWhichTheWarehouseSaysNothingIsAcceptedAsItIs() throws Exception {
        try (RunningProgram quality = quality()) {
            placed(quality);
            assertThat(disposition(quality)).isEqualTo("UNRESTRICTED");
        }
    }

    /** After a restart the warehouse remembers what it keeps. */
    @Test
    void aHoldOutlivesTheWarehousesProgram() throws Exception {
        try (RunningProgram quality = quality()) {
            JsonNode hold = placed(quality);
            try (RunningProgram wms = wms()) {
                block(wms, hold);
            }
            try (RunningProgram again = wms()) {
                assertThat(again.program.port()).isPositive();
                assertThat(disposition(quality)).isEqualTo("SCRAPPED");
            }
        }
    }

    private RunningProgram wms() throws IOException {
        return new RunningProgram("wms", work, new WmsSimulation(), "--faults=off", "--pace=20", "--seed=" + SEED);
    }

    /** Places one hold, and releases it only when it is told to. */
    private RunningProgram quality() throws IOException {
        return new RunningProgram(
                "quality", work, new QualitySimulation(), "--faults=off", "--pace=0.001", "--seed=" + SEED);
    }

    private static JsonNode placed(RunningProgram quality) throws IOException {
        quality.program.begin();
        await().atMost(RunningProgram.LIMIT)
                .until(() -> !told(quality, "quality-hold-placed").isEmpty());
        return told(quality, "quality-hold-placed").get(0).path("body").path("hold");
    }

    private static void block(RunningProgram wms, JsonNode hold) throws Exception {
        String block = Json.object()
                .put("eventId", "e-1")
                .put("correlationId", "c-1")
                .put("plant", PlantData.PLANT)
                .put("hold", hold.path("id").asText())
                .put("lot", hold.path("lot").asText())
                .put("action", "BLOCK")
                .put("at", Json.now())
                .set("shipments", hold.path("shipments"))
                .toString();
        assertThat(wms.post("/wms/api/v1/shipment-blocks", block, "Idempotency-Key", "k-1")
                        .statusCode())
                .isEqualTo(201);
    }

    private static String disposition(RunningProgram quality) throws Exception {
        assertThat(quality.post("/control/release", "{}").statusCode()).isEqualTo(200);
        return told(quality, "quality-hold-released")
                .get(0)
                .path("body")
                .path("hold")
                .path("disposition")
                .asText();
    }

    private static List<String> shipments(RunningProgram wms) throws IOException {
        return told(wms, "shipment-dispatched").stream()
                .map(fact -> fact.path("key").asText())
                .toList();
    }

    private static List<String> named(JsonNode hold) {
        return List.of(
                hold.path("shipments").path(0).asText(),
                hold.path("shipments").path(1).asText());
    }

    private static List<JsonNode> told(RunningProgram program, String fact) throws IOException {
        return program.records("emitted").stream()
                .filter(record -> fact.equals(record.path("fact").asText()))
                .toList();
    }
}
