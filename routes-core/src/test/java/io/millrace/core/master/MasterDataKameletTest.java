/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.master;

import static io.millrace.core.master.Pages.NOVEMBER;
import static io.millrace.core.master.Pages.ULM;
import static io.millrace.core.master.Pages.full;
import static io.millrace.core.master.Pages.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.ItemId;
import io.millrace.core.TestFolder;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.master.MasterPage.Refused;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.quarantine.QuarantineEntry.State;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.reference.PlantCodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MasterDataKameletTest {

    private static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-23T07:00:00+01:00");

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Path folder = TestFolder.make("master-");

    private void start(String file) throws Exception {
        Path plant = Files.writeString(folder.resolve("ulm.yaml"), file);
        Properties properties = new Properties();
        properties.setProperty("mfg.reference.files", "file:" + plant);
        camel.getPropertiesComponent().setInitialProperties(properties);
        camel.getRegistry().bind("database", database.database());
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:mfg-master-data-sink/ulm-items");
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() throws IOException {
        camel.stop();
        database.close();
        TestFolder.delete(folder);
    }

    private Exchange send(Object body) {
        return camel.createProducerTemplate()
                .request("direct:in", exchange -> exchange.getMessage().setBody(body));
    }

    private PlantCodes ulm() {
        return camel.getRegistry().findSingleByType(CrossReference.class).plant(ULM, AT);
    }

    @Test
    void thePlantsFileGoesBeforeWhatWasLoaded() throws Exception {
        start("""
                version: 1
                plant: ULM
                validFrom: 2026-01-01T00:00:00Z
                items: {sap: {4711: FG-201}}
                masterData: {sap: [item]}
                """);
        assertThat(ulm().items("sap").toCanonical("4711")).isEqualTo(new ItemId("FG-201"));
        assertThat(failure("4712")).startsWith("MFG-REF-006");

        Exchange exchange =
                send(full(NOVEMBER, 0, true, item("4711", "FG-200", NOVEMBER), item("4712", "FG-300", NOVEMBER)));

        assertThat(exchange.getException()).isNull();
        assertThat(ulm().items("sap").toCanonical("4711")).isEqualTo(new ItemId("FG-201"));
        assertThat(ulm().items("sap").toCanonical("4712")).isEqualTo(new ItemId("FG-300"));
        assertThat(ulm().items("sap").toSystem(new ItemId("FG-300"))).isEqualTo("4712");
        assertThat(ulm().items("sap").findCode(new ItemId("FG-200")))
                .as("its code is another item's here")
                .isNull();
        assertThat(failure("04712x"))
                .isEqualTo("MFG-REF-003 the item table of system sap, plant ULM, version 1, has no code '04712x';"
                        + " did you mean 4712, 4711?");
    }

    private String failure(String code) {
        try {
            return ulm().items("sap").toCanonical(code).value();
        } catch (MfgException expected) {
            return expected.getMessage();
        }
    }

    @Test
    void aRecordThatCannotBeUsedWaitsInTheQuarantine() throws Exception {
        start("version: 1\nplant: ULM\nvalidFrom: 2026-01-01T00:00:00Z\n");
        byte[] bytes = "{\"Product\":\"4713\"}".getBytes(StandardCharsets.UTF_8);
        MfgException reason = new MfgException(MasterError.NOT_USABLE, "item 4713 of sap: unit 'XYZ'");

        send(new MasterPage(
                "sap",
                ULM,
                MasterKind.ITEM,
                null,
                List.of(item("4711", "FG-200", NOVEMBER)),
                List.of(new Refused("4713", bytes, reason))));

        Quarantine quarantine = Quarantine.of(camel);
        assertThat(quarantine.find(State.OPEN, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.text()).contains("MFG-MASTER-004", "4713");
            assertThat(quarantine.raw(entry.id()).bytes()).isEqualTo(bytes);
        });
        assertThat(MasterData.of(camel).find("sap", ULM, MasterKind.ITEM, "4711", AT.toInstant()))
                .isPresent();
    }

    @Test
    void anythingElseIsRefused() throws Exception {
        start("version: 1\nplant: ULM\nvalidFrom: 2026-01-01T00:00:00Z\n");

        assertThat(send("{}").getException()).hasMessageStartingWith("MFG-MASTER-002");
    }
}
