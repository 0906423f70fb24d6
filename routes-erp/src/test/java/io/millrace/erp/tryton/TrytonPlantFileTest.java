/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.reference.CrossReference;
import io.millrace.core.transform.MappingContext;
import io.millrace.erp.tryton.mapping.ConfirmationMapper;
import io.millrace.erp.tryton.mapping.ReleaseMapper;
import io.millrace.erp.tryton.wire.TrytonConfirmation;
import io.millrace.erp.tryton.wire.TrytonHold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plant's file says of Tryton: looked at when the application starts, told to the sinks with each record. */
class TrytonPlantFileTest {

    @TempDir
    private Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    private MappingContext start(String settings) throws IOException {
        Path file = Files.writeString(
                folder.resolve("ulm.yaml"),
                "version: 1\nplant: ULM\nvalidFrom: 2026-01-01T00:00:00Z\nsettings: {tryton: {" + settings + "}}");
        camel.getPropertiesComponent().addInitialProperty("mfg.reference.files", "file:" + file);
        camel.start();
        return MappingContext.of(Map.of(), camel.getRegistry().findSingleByType(CrossReference.class));
    }

    @Test
    @SuppressWarnings("unchecked") // the golden cases are of these events
    void whatThePlantsFileSaysGoesWithTheRecord() throws IOException {
        MappingContext context = start("backflush: true, holdLocation: QHOLD-2, scrapLocation: NONE");
        Event<ProductionConfirmed> confirmed = (Event<ProductionConfirmed>)
                CloudEventCodec.readStructured(Golden.input("production-confirmed-to-tryton-confirmation/final"));
        Event<QualityHoldReleased> released = (Event<QualityHoldReleased>)
                CloudEventCodec.readStructured(Golden.input("quality-hold-released-to-tryton-hold/scrapped"));

        TrytonConfirmation confirmation = new ConfirmationMapper().map(confirmed, context);
        assertThat(confirmation.backflush()).isTrue();
        assertThat(confirmation.scrapLocation()).isEmpty();
        TrytonHold hold = new ReleaseMapper().map(released, context);
        assertThat(hold.holdLocation()).isEqualTo("QHOLD-2");
        assertThat(hold.scrapLocation()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            backFlush: true     | settings.tryton.backFlush is not known; did you mean backflush?
            backflush: maybe    | settings.tryton.backflush of plant ULM, version 1, must be true or false, got 'maybe'
            """)
    void aWrongSettingStopsTheStart(String settings, String text) {
        assertThatThrownBy(() -> start(settings))
                .hasStackTraceContaining("MFG-REF-002")
                .hasStackTraceContaining(text);
    }
}
