/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.examples.plant.PlantStatus.EventCount;
import io.millrace.examples.plant.PlantStatus.Parked;
import io.millrace.examples.plant.PlantStatus.TargetCount;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class PictureTest {

    private static final PlantStatus STATUS = new PlantStatus(
            List.of(new EventCount("material-consumed", 900), new EventCount("production-confirmed", 310)),
            List.of(
                    new TargetCount("erp", "material-consumed", 890, 9, 1),
                    new TargetCount("erp", "production-confirmed", 310, 0, 0),
                    new TargetCount("erp", "shipment-dispatched", 12, 0, 0),
                    new TargetCount("inventory", "material-consumed", 893, 7, 0)),
            List.of(new Parked(53, "erp", "ULM-L3-C-000123", "WO-1001", "MFG-POST-004 the period is closed")),
            List.of(),
            16,
            2,
            0);

    @Test
    void aRowSaysWhatIsPostedAndOnlyWhatIsNot() {
        assertThat(picture().lines().filter(line -> line.contains("material consumed")))
                .singleElement()
                .asString()
                .contains("1210")
                .contains("erp 1200 (9, 1)")
                .contains("inventory 893 (7)")
                .contains("costing 0")
                .doesNotContain("costing 0 (");
    }

    @Test
    void oneTargetIsCountedPerWorkflow() {
        assertThat(picture().lines().filter(line -> line.contains("shipment dispatched")))
                .singleElement()
                .asString()
                .contains("erp 12 ");
    }

    @Test
    void theReaderSeesWhatIsParkedWhatHappenedWhereToLookAndWhatToTry() {
        assertThat(picture())
                .contains("0:07 of 1:00")
                .contains("survived kill -9: 1")
                .contains("in quarantine")
                .contains("53 for erp: MFG-POST-004 the period is closed")
                .contains("07:15:02  The ERP is back.")
                .contains("look     Hawtio")
                .contains("try      kill -9 4711");
    }

    @Test
    void whatIsEmptyTakesNoRoom() {
        String empty = new Picture(
                        Duration.ZERO, null, "running", 0, PlantStatus.none(), List.of(), List.of(), List.of())
                .render();
        assertThat(empty).doesNotContain("parked  ", "latest", "look", "try", "quarantine", "survived");
    }

    private static String picture() {
        return new Picture(
                        Duration.ofSeconds(7),
                        Duration.ofSeconds(60),
                        "running",
                        1,
                        STATUS,
                        List.of(new Picture.Notice(LocalTime.of(7, 15, 2), "The ERP is back.")),
                        List.of("Hawtio    http://127.0.0.1:8080/hawtio"),
                        List.of("kill -9 4711"))
                .render();
    }
}
