/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.SapUnderTest.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderTest {

    private static final String SET = ORDERS + "/A_ProductionOrder_2";

    @TempDir
    Path work;

    @Test
    void itIsCreatedChangedReleasedAndClosed() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            HttpResponse<String> created = sap.post(
                    SET,
                    "{`Material`:`FG-200`,`ProductionPlant`:`1020`,`TotalQuantity`:`50`,`ProductionUnitISOCode`:`EA`,"
                            + "`MfgOrderPlannedStartDate`:`2026-12-01T00:00:00`,`MfgOrderPlannedStartTime`:`PT07H30M00S`}");
            String number = Json.read(created.body())
                    .path("d")
                    .path("ManufacturingOrder")
                    .asText();
            String order = SET + "('" + number + "')";
            String etag = created.headers().firstValue("etag").orElseThrow();
            assertThat(created.statusCode()).isEqualTo(201);
            assertThat(created.headers().firstValue("location"))
                    .hasValueSatisfying(at -> assertThat(at).endsWith(order));

            assertThat(sap.change("PATCH", order, "{\"TotalQuantity\":\"60\"}").statusCode())
                    .isEqualTo(428);
            assertThat(sap.change("PATCH", order, "{\"TotalQuantity\":\"60\"}", "If-Match", etag)
                            .statusCode())
                    .isEqualTo(204);
            assertThat(sap.change("PATCH", order, "{\"TotalQuantity\":\"70\"}", "If-Match", etag)
                            .statusCode())
                    .isEqualTo(412);
            sap.done(ORDERS + "/ReleaseOrder?ManufacturingOrder='" + number + "'", "");
            sap.refused("BS/007", ORDERS + "/DiscardOrder?ManufacturingOrder='" + number + "'", "");
            sap.done(ORDERS + "/TechlyCmpltOrder?ManufacturingOrder='" + number + "'", "");
            sap.done(ORDERS + "/CloseOrder?ManufacturingOrder='" + number + "'", "");

            JsonNode read = sap.read(order + "?$expand=to_ProductionOrderComponent,to_ProductionOrderStatus");
            assertThat(read.path("MfgOrderPlannedStartTime").asText()).isEqualTo("PT07H30M00S");
            assertThat(read.path("TotalQuantity").asText()).isEqualTo("60");
            assertThat(read.path("OrderIsTechnicallyCompleted").asText()).isEqualTo("X");
            assertThat(read.path("to_ProductionOrderComponent").path("results"))
                    .extracting(component -> component.path("RequiredQuantity").asText())
                    .containsExactly("150", "6", "60");
            assertThat(read.path("to_ProductionOrderStatus").path("results"))
                    .extracting(status -> status.path("StatusShortName").asText())
                    .containsExactlyInAnyOrder("REL", "TECO", "CLSD");
        }
    }

    @Test
    void itIsRefusedForAReason() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            sap.refused("CO/060", SET, "{`Material`:`none`,`ProductionPlant`:`1010`,`TotalQuantity`:`5`}");
            sap.refused("CO/045", SET, "{`Material`:`FG-200`,`ProductionPlant`:`1010`,`TotalQuantity`:`0`}");
            sap.refused("00/055", SET, "{`Material`:`FG-200`,`TotalQuantity`:`5`}");
            sap.refused("CO/017", ORDERS + "/ReleaseOrder?ManufacturingOrder='7'", "");
            assertThat(sap.post(SET + "('1000001')", "{}").statusCode()).isEqualTo(405);
            assertThat(sap.change("DELETE", SET + "('1000001')", "").statusCode())
                    .isEqualTo(405);
            assertThat(sap.post(ORDERS + "/NoSuchSet", "{}").statusCode()).isEqualTo(404);
            assertThat(sap.get("/sap/opu/odata/sap/NO_SUCH_SRV/").statusCode()).isEqualTo(404);
            assertThat(sap.get(ORDERS + "/$metadata").body()).contains("MaxLength=\"12\"", "Edm.DateTime");
        }
    }

    @Test
    void peopleChangeAndCompleteIt() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            String number = sap.order(50);
            sap.admin(
                    "/admin/orders/change",
                    "{`ManufacturingOrder`:`" + number + "`,`ManufacturingOrderImportance`:`1`}");
            sap.admin("/admin/orders/complete", "{`ManufacturingOrder`:`" + number + "`}");

            JsonNode order = sap.read(SET + "('" + number + "')");
            assertThat(order.path("ManufacturingOrderImportance").asText()).isEqualTo("1");
            assertThat(order.path("TotalQuantity").asText()).isEqualTo("50");
            assertThat(order.path("OrderIsTechnicallyCompleted").asText()).isEqualTo("X");
        }
    }

    @Test
    void aDayMakesOrdersByItself() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work, "--day=PT0.05S")) {
            await().atMost(SapUnderTest.LIMIT)
                    .untilAsserted(() ->
                            assertThat(sap.find(SET, "OrderIsReleased eq 'X'")).hasSizeGreaterThan(1));
        }
    }
}
