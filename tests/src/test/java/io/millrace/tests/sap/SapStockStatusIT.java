/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.entity.Disposition;
import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.canonical.value.HoldId;
import io.millrace.core.post.TargetClass;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way to keep a lot from being used, and both ways out of it, with answers lost: what SAP's books say. */
class SapStockStatusIT {

    private final SapFacts facts = new SapFacts();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "BLOCKED_STOCK, 07, A_MaterialDocumentHeader, 344 10 0021, 343 10, 555 10 0031, 556 10 0031",
        "QUALITY_STOCK, 02, A_MaterialDocumentHeader, 322 10 0021, 321 10, 553 10 0031, 554 10 0031",
        "BATCH,         08, PATCH,                    341 10,      342 10, 551 10 0031, 552 10 0031"
    })
    void aHeldLotIsFreedOrScrappedWhichIsTakenBack(
            String holdBy, String stockType, String call, String place, String free, String scrap, String back)
            throws Exception {
        String way = "settings: {sap: {holdBy: " + holdBy + "}}\n"
                + "reasons: {sap: {\"0021\": Cracks, \"0031\": SCRAPPED}}\n";
        try (SapFlows plant = SapFlows.of(TargetClass.LOOKUP, folder, way)) {
            plant.sap.stock("L-900", "10");

            plant.sap.fate(call, "LOST_RESPONSE", 1);
            plant.post(held("H-1"));
            assertThat(plant.sap.stock("L-900")).isEqualTo(Map.of(stockType, new BigDecimal("10")));
            plant.sap.fate(call, "LOST_RESPONSE", 1);
            plant.post(released("H-1", Disposition.UNRESTRICTED));
            assertThat(plant.sap.stock("L-900")).isEqualTo(Map.of("01", new BigDecimal("10")));

            plant.post(held("H-2"));
            assertThat(plant.sap.stock("L-900")).isEqualTo(Map.of(stockType, new BigDecimal("10")));
            plant.sap.fate("A_MaterialDocumentHeader", "LOST_RESPONSE", 1);
            Event<?> scrapped = released("H-2", Disposition.SCRAPPED);
            plant.post(scrapped);
            assertThat(plant.sap.stock("L-900")).isEmpty();
            plant.sap.fate("API_MATERIAL_DOCUMENT_SRV/Cancel", "LOST_RESPONSE", 1);
            plant.reverse("sap", scrapped);
            assertThat(plant.sap.stock("L-900")).isEqualTo(Map.of(stockType, new BigDecimal("10")));

            assertThat(plant.sap.booked("FG-200", "L-900")).containsExactly("561 10", place, free, place, scrap, back);
            assertThat(plant.sap.problems()).isEmpty();
        }
    }

    private Event<?> held(String hold) {
        QualityHold placed = new QualityHold(
                new HoldId(hold),
                SapFacts.PLANT,
                SapFacts.HOUSING,
                SapFacts.LOT,
                List.of(),
                null,
                "Cracks",
                facts.at());
        return facts.event(new QualityHoldPlaced(placed), hold + "-placed");
    }

    private Event<?> released(String hold, Disposition disposition) {
        return facts.event(
                new QualityHoldReleased(
                        new HoldId(hold),
                        SapFacts.PLANT,
                        SapFacts.HOUSING,
                        SapFacts.LOT,
                        List.of(),
                        disposition,
                        facts.at()),
                hold + "-released");
    }
}
