/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.entity.Item;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.core.TestFolder;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.master.MasterData;
import io.millrace.core.master.MasterKind;
import io.millrace.core.master.MasterRecord;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.reference.PlantCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Master data of the SAP simulator, which tells two entities a page and fails now and then, in the cross-reference. */
class SapMasterDataIT {

    private static final PlantId PLANT = new PlantId("1010");

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Path folder = TestFolder.make("master-");
    private SapProcess sap;

    private void start(String itemService) throws Exception {
        sap = new SapProcess(Map.of());
        sap.fate("Product?", "BAD_GATEWAY", 1);
        sap.fate("skiptoken", "BUSY", 2);
        Path file = Files.writeString(folder.resolve("1010.yaml"), """
                version: 1
                plant: "1010"
                validFrom: 2020-01-01T00:00:00Z
                settings: {sap: {timeZone: Europe/Berlin}}
                items: {sap: {PK-300: CARTON}}
                masterData: {sap: [item, work-center, customer, supplier]}
                """);
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", "file:" + file);
        camel.getRegistry().bind("database", database.database());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-sap-master-data-source/sap-master-data?pollInterval=100&limit=3&plant=1010&baseUrl="
                                + sap.baseUrl() + "&itemService=" + itemService + "&username=" + SapBooks.USER
                                + "&password=" + SapBooks.PASSWORD)
                        .routeId("master-data")
                        .transformDataType(new DataType("sap:master-data"), new DataType("canonical:master-data"))
                        .to("kamelet:mfg-master-data-sink/master-data-kept");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
        sap.close();
        TestFolder.delete(folder);
    }

    private PlantCodes codes() {
        return camel.getRegistry().findSingleByType(CrossReference.class).plant(PLANT, OffsetDateTime.now());
    }

    private Optional<MasterRecord> find(MasterKind kind, String code) {
        return MasterData.of(camel).find("sap", PLANT, kind, code, Instant.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"API_PRODUCT_SRV", "API_PRODUCT"})
    void theCrossReferenceKnowsWhatSapHas(String itemService) throws Exception {
        start(itemService);
        await().until(() -> find(MasterKind.SUPPLIER, "17300001").isPresent());

        assertThat(codes().items("sap").toCanonical("FG-200")).isEqualTo(new ItemId("FG-200"));
        assertThat(codes().items("sap").toCanonical("PK-300"))
                .as("the file goes first")
                .isEqualTo(new ItemId("CARTON"));
        assertThat(codes().workCenters("sap").toCanonical("MOULD1")).hasToString("MOULD1");
        assertThat(codes().customers("sap").toCanonical("17100001")).hasToString("17100001");
        assertThatThrownBy(() -> codes().items("sap").toCanonical("fg-0200"))
                .hasMessageContaining("MFG-REF-003")
                .hasMessageEndingWith("did you mean FG-200?");
        Item housing = find(MasterKind.ITEM, "FG-200").orElseThrow().as(Item.class);
        assertThat(housing.baseUnit()).isEqualTo(new UnitOfMeasure("EA"));
        assertThat(housing.lotManaged()).isTrue();
        JsonNode bom =
                find(MasterKind.BILL_OF_MATERIAL, "FG-200/1").orElseThrow().details();
        assertThat(bom.path("components")).hasSize(3);
        assertThat(bom.toString()).contains("{\"item\":\"CARTON\",\"quantity\":\"1\",\"unit\":\"EA\"}");
        assertThat(find(MasterKind.LOT, "RM-100/R100-4711")).isPresent();

        String tables = itemService.equals("API_PRODUCT") ? "" : "A_";
        product(tables, "NEW-1", false);
        await().until(() -> find(MasterKind.ITEM, "NEW-1").isPresent());
        assertThat(codes().items("sap").toCanonical("NEW-1")).isEqualTo(new ItemId("NEW-1"));
        product(tables, "NEW-1", true);
        await().until(() -> find(MasterKind.ITEM, "NEW-1").isEmpty());
        assertThatThrownBy(() -> codes().items("sap").toCanonical("NEW-1")).hasMessageContaining("MFG-REF-003");
    }

    /** @param tables the beginning of their names */
    private void product(String tables, String product, boolean deleted) throws Exception {
        sap.command("/admin/rows", """
                {"%1$sProduct":[{"Product":"%2$s","BaseUnit":"EA","IsMarkedForDeletion":%3$s,"LastChangeDateTime":"%4$s"}],
                 "%1$sProductPlant":[{"Product":"%2$s","Plant":"1010","BaseUnit":"EA"}]}
                """.formatted(
                        tables, product, deleted, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }
}
