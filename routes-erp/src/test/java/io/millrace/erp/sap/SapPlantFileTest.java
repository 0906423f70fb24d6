/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.sap.mapping.SapConsumptionMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plant's file says of SAP: looked at when the application starts, used by the mappings. */
class SapPlantFileTest {

    @TempDir
    private Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void start(String file) {
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", file);
        camel.start();
    }

    @Test
    @SuppressWarnings("unchecked") // the golden case is of this event
    void aPlantHasMovementTypesOfItsOwn() {
        start("classpath:reference/sap-own-movements.yaml");
        CrossReference reference = camel.getRegistry().findSingleByType(CrossReference.class);
        Event<MaterialConsumed> event = (Event<MaterialConsumed>)
                CloudEventCodec.readStructured(Golden.input("material-consumed-to-sap-material-document/lot"));

        Record document =
                new SapConsumptionMapper().apply(event, SapPlant.of(event, MappingContext.of(Map.of(), reference)));

        assertThat(new String(CanonicalJson.write(document), StandardCharsets.UTF_8))
                .contains("\"GoodsMovementType\":\"Z61\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            timezone: Europe/Berlin                       | settings.sap.timezone is not known; did you mean timeZone?
            timeZone: Berlin                              | settings.sap.timeZone of plant ULM
            timeZone: Europe/Berlin, holdBy: MAGIC        | settings.sap.holdBy of plant ULM
            """)
    void aWrongSettingStopsTheStart(String settings, String text) throws IOException {
        Path file = Files.writeString(
                folder.resolve("ulm.yaml"),
                "version: 1\nplant: ULM\nvalidFrom: 2026-01-01T00:00:00Z\nsettings: {sap: {" + settings + "}}");

        assertThatThrownBy(() -> start("file:" + file))
                .hasStackTraceContaining("MFG-REF-002")
                .hasStackTraceContaining(text);
    }
}
