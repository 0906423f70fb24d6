/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.value.PlantId;
import io.millrace.core.db.MemoryDatabase;
import io.millrace.core.master.MasterData;
import io.millrace.core.master.MasterKind;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.quarantine.QuarantineEntry.State;
import io.millrace.erp.TestReference;
import java.io.IOException;
import java.time.Instant;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code mfg-sap-master-data-source} with its mapping and {@code mfg-master-data-sink}. */
class SapMasterDataSourceTest {

    private static final PlantId ULM = new PlantId("ULM");

    @AutoClose
    private final MemoryDatabase database = new MemoryDatabase();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private SapSystem sap;

    @BeforeEach
    void start() throws IOException {
        sap = new SapSystem();
    }

    @AfterEach
    void stop() {
        camel.stop();
        sap.close();
    }

    private void flow(String parameters) throws Exception {
        camel.getRegistry().bind("dataSource", database.dataSource());
        TestReference.into(camel);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-sap-master-data-source/ulm-sap-items?plant=ULM&pollInterval=50&baseUrl="
                                + sap.baseUrl() + "&kinds=item" + parameters)
                        .transformDataType(new DataType("sap:master-data"), new DataType("canonical:master-data"))
                        .to("kamelet:mfg-master-data-sink/ulm-items-kept");
            }
        });
        camel.start();
    }

    private static String product(String code, String unit) {
        return "{\"Product\":\"" + code + "\",\"BaseUnit\":\"" + unit
                + "\",\"LastChangeDateTime\":\"/Date(1795413600000+0000)/\","
                + "\"to_Plant\":{\"results\":[{\"Plant\":\"ULM\"}]},\"to_Description\":{\"results\":[]},"
                + "\"to_ProductUnitsOfMeasure\":{\"results\":[]}}";
    }

    private boolean isThere(String code) {
        return MasterData.of(camel)
                .find("sap", ULM, MasterKind.ITEM, code, Instant.now())
                .isPresent();
    }

    @Test
    void oneRecordThatCannotBeUsedKeepsNoOtherFromIt() throws Exception {
        String products = product("RM-100", "KG") + "," + product("BOX-9", "KAR") + "," + product("FG-200", "EA");
        sap.readsGet(answer(200, "{\"d\":{\"results\":[" + products + "]}}"));
        flow("");
        await().until(() -> isThere("FG-200"));

        assertThat(isThere("RM-100")).isTrue();
        assertThat(isThere("BOX-9")).isFalse();
        assertThat(MasterData.of(camel).table("sap", ULM, "item").isComplete()).isTrue();
        assertThat(Quarantine.of(camel).find(State.OPEN, 1).get(0).text())
                .contains("MFG-SAP-003 item 'BOX-9' of sap, plant ULM", "(plant ULM, /plant/ULM/item)");
        assertThat(sap.reads().get(0).path())
                .contains("/API_PRODUCT_SRV/A_Product?$expand=")
                .doesNotContain("filter");
        await().until(() -> sap.reads().size() > 1);
        assertThat(sap.reads().get(1).path()).contains("LastChangeDateTime%20ge%20datetimeoffset");
    }

    @Test
    void itemsAreReadByTheServiceOfTheNewerVersion() throws Exception {
        String product = product("RM-100", "KG")
                .replace("/Date(1795413600000+0000)/", "2026-11-23T06:00:00Z")
                .replace("to_Plant\":{\"results\":[{\"Plant\":\"ULM\"}]}", "_ProductPlant\":[{\"Plant\":\"ULM\"}]");
        sap.readsGet(answer(200, "{\"@odata.context\":\"$metadata#Product\",\"value\":[" + product + "]}"));
        flow("&itemService=API_PRODUCT");
        await().until(() -> isThere("RM-100") && sap.reads().size() > 1);

        assertThat(sap.reads().get(0).path())
                .startsWith("/sap/opu/odata4/sap/api_product/srvd_a2x/sap/product/0002/Product?$expand=_Product");
        assertThat(sap.reads().get(1).path()).contains("LastChangeDateTime%20ge%202026-11-23T05%3A55%3A00Z");
    }

    @Test
    void whatSapRefusesIsAskedAgain() throws Exception {
        sap.readsGet(answer(403, "<html>no</html>"));
        flow("");
        await().until(() -> sap.reads().size() > 1);
        assertThat(isThere("RM-100")).isFalse();

        sap.readsGet(answer(200, "{\"d\":{\"results\":[" + product("RM-100", "KG") + "]}}"));
        await().until(() -> isThere("RM-100"));
    }

    @ParameterizedTest
    @CsvSource({
        "&kinds=color, MFG-MASTER-001",
        "&limit=0, limit",
        "&itemService=API_ITEM, itemService",
        "&overlap=-1, overlap",
        "&fullLoadInterval=0, fullLoadInterval"
    })
    void aWrongParameterStopsTheStart(String parameter, String named) {
        String only = parameter.startsWith("&kinds") ? parameter.replace("&kinds=", ",") : parameter;
        assertThatThrownBy(() -> flow(only)).hasStackTraceContaining(named);
    }
}
