/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.SapUnderTest.ORDERS;
import static io.millrace.examples.sap.SapUnderTest.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadTest {

    private static final String PRODUCTS = "/sap/opu/odata4/sap/api_product/srvd_a2x/sap/product/0002/Product";

    @TempDir
    Path work;

    @Test
    void anEntityLooksAsVersionTwoWritesIt() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            String number = sap.order(100);

            JsonNode order = sap.read(ORDERS + "/A_ProductionOrder_2('" + number
                    + "')?$expand=to_ProductionOrderComponent,to_ProductionOrderOperation");

            assertThat(order.path("OrderIsReleased").asText()).isEqualTo("X");
            assertThat(order.path("TotalQuantity").asText()).isEqualTo("100");
            assertThat(order.path("MfgOrderPlannedStartDate").asText()).matches("/Date\\(\\d+\\)/");
            assertThat(order.path("MfgOrderPlannedStartTime").asText()).isEqualTo("PT06H00M00S");
            assertThat(order.path("LastChangeDateTime").asText()).matches("\\d{14}");
            assertThat(order.path("__metadata").path("etag").asText()).startsWith("W/\"");
            assertThat(order.path("to_ProductionOrderItem")
                            .path("__deferred")
                            .path("uri")
                            .asText())
                    .endsWith("A_ProductionOrder_2('" + number + "')/to_ProductionOrderItem");
            assertThat(order.path("to_ProductionOrderOperation").path("results"))
                    .extracting(operation ->
                            operation.path("ManufacturingOrderOperation").asText())
                    .containsExactly("0010", "0020");
            assertThat(order.path("to_ProductionOrderComponent").path("results"))
                    .extracting(component -> component.path("RequiredQuantity").asText())
                    .containsExactly("250", "10", "100");
        }
    }

    @Test
    void aNumberMayHaveZerosInFront() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            String number = sap.order(100);

            assertThat(sap.read(ORDERS + "/A_ProductionOrder_2('00000" + number + "')/to_ProductionOrderItem")
                            .path("results"))
                    .hasSize(1);
            assertThat(sap.get(ORDERS + "/A_ProductionOrder_2('99')").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aCollectionComesPageByPage() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work, "--page-size=2")) {
            Set<String> numbers = new HashSet<>();
            for (int i = 0; i < 5; i++) {
                sap.order(10);
            }
            String next = ORDERS + "/A_ProductionOrder_2?$inlinecount=allpages&$select=ManufacturingOrder&$filter="
                    + encoded("OrderIsReleased eq 'X' and LastChangeDateTime gt '20200101000000'");
            int pages = 0;
            while (!next.isEmpty()) {
                JsonNode page = sap.read(next);
                assertThat(page.path("__count").asText()).isEqualTo("5");
                page.path("results")
                        .forEach(row ->
                                numbers.add(row.path("ManufacturingOrder").asText()));
                next = page.path("__next").asText();
                pages++;
            }

            assertThat(pages).isEqualTo(3);
            assertThat(numbers).hasSize(5);
            assertThat(sap.get(ORDERS + "/A_ProductionOrder_2/$count").body()).isEqualTo("5");
            assertThat(sap.read(ORDERS + "/A_ProductionOrder_2?$top=1&$skip=4&$orderby=ManufacturingOrder%20desc")
                            .path("results")
                            .get(0)
                            .path("ManufacturingOrder")
                            .asText())
                    .isEqualTo("1000001");
        }
    }

    @Test
    void filtersKnowTypesAndFunctions() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work)) {
            String set = "/sap/opu/odata/sap/API_PRODUCT_SRV/A_Product";

            assertThat(sap.find(set, "startswith(Product,'RM') and not (Product eq 'RM-101')"))
                    .hasSize(1);
            assertThat(sap.find(set, "substringof('200',Product) or Product eq 'PK-300'"))
                    .hasSize(2);
            assertThat(sap.find(set, "LastChangeDateTime ge datetimeoffset'2020-01-01T00:00:00Z'"))
                    .hasSize(4);
            assertThat(sap.find(set, "LastChangeDateTime lt datetimeoffset'2020-01-01T00:00:00Z'"))
                    .isEmpty();
            assertThat(sap.find(set, "GrossWeight eq 0.000M and IsBatchManagementRequired eq false"))
                    .hasSize(1);
            assertThat(sap.get(set + "?$filter=" + encoded("Colour eq 'red'")).statusCode())
                    .isEqualTo(400);
            assertThat(sap.get(set + "?$filter=" + encoded("Product eq")).statusCode())
                    .isEqualTo(400);
            assertThat(sap.get(set, "Accept", "application/xml").statusCode()).isEqualTo(406);
        }
    }

    @Test
    void versionFourWritesItsOwnWay() throws Exception {
        try (SapUnderTest sap = new SapUnderTest(work, "--page-size=3")) {
            JsonNode page = Json.read(
                    sap.get(PRODUCTS + "?$count=true&$expand=_ProductPlant").body());
            JsonNode rest = Json.read(sap.get(PRODUCTS.replace("Product", "")
                            + page.path("@odata.nextLink").asText())
                    .body());
            HttpResponse<String> one =
                    sap.get(PRODUCTS + "('FG-200')", "Accept", "application/json;IEEE754Compatible=true");

            assertThat(page.path("@odata.count").asInt()).isEqualTo(4);
            assertThat(page.path("value")).hasSize(3);
            assertThat(page.path("value").get(0).path("_ProductPlant")).hasSize(2);
            assertThat(page.path("value").get(0).path("GrossWeight").isNumber()).isTrue();
            assertThat(rest.path("value")).hasSize(1);
            assertThat(one.headers().firstValue("etag")).isPresent();
            assertThat(Json.read(one.body()).path("GrossWeight").isTextual()).isTrue();
            assertThat(Json.read(one.body()).path("CreationDate").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
            assertThat(Json.read(sap.get(PRODUCTS + "('none')").body())
                            .path("error")
                            .path("message")
                            .isTextual())
                    .isTrue();
        }
    }
}
