/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.UnitOfMeasure;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plant's file on top of the base, and what is refused at start. */
class OverlayTest {

    private static final PlantId NEU = new PlantId("NEU");
    private static final OffsetDateTime DECEMBER = OffsetDateTime.parse("2026-12-01T00:00:00+01:00");
    private static final OffsetDateTime NOVEMBER = DECEMBER.minusDays(8);

    private final CrossReference reference = ReferencePlugin.read(
            new DefaultCamelContext(), List.of("classpath:reference/base.yaml", "classpath:reference/neu.yaml"));

    private Codes<ItemId> items() {
        return reference.plant(NEU, NOVEMBER).items("sap");
    }

    @Test
    void thePlantAddsToTheBase() {
        PlantCodes neu = reference.plant(NEU, NOVEMBER);

        assertThat(neu.units("sap").toCanonical("ST")).isEqualTo(new UnitOfMeasure("EA"));
        assertThat(neu.units("sap").toCanonical("PCE")).isEqualTo(new UnitOfMeasure("EA"));
        assertThat(neu.units("sap").toSystem(new UnitOfMeasure("EA"))).isEqualTo("PCE");
        assertThat(neu.units("sap").toSystem(new UnitOfMeasure("KGM"))).isEqualTo("KG");
        assertThat(neu.movementTypes("sap").toSystem(Movement.CONSUMPTION)).isEqualTo("Z61");
        assertThat(neu.movementTypes("sap").findCode(Movement.TRANSFER)).isNull();
        assertThat(neu.reasons("sap").toSystem("tool-worn")).isEqualTo("0001");
        assertThat(neu.setting("sap", "goodsMovements")).isEqualTo("BACKFLUSH");
        assertThat(neu.settings("sap"))
                .containsEntry("timeZone", "Europe/Berlin")
                .containsEntry("goodsMovements", "BACKFLUSH");
    }

    @Test
    void whatThePlantSaysHidesTheBase() {
        assertThat(items().toCanonical("4712")).isEqualTo(new ItemId("FG-200"));
        assertThat(items().toSystem(new ItemId("FG-200"))).isEqualTo("4712");
        assertThatThrownBy(() -> items().toCanonical("4711"))
                .as("the base's code of what has another one here")
                .hasMessageContaining("MFG-REF-003");
        assertThatThrownBy(() -> items().toSystem(new ItemId("FG-300")))
                .as("its code of the base is another item's here")
                .hasMessageContaining("MFG-REF-004");
    }

    @Test
    void anEntryIsValidForItsTime() {
        assertThat(items().toCanonical("4713")).isEqualTo(new ItemId("FG-400"));
        assertThat(reference.plant(NEU, DECEMBER).items("sap").toCanonical("4713"))
                .isEqualTo(new ItemId("FG-500"));
        assertThatThrownBy(() -> items().toSystem(new ItemId("FG-500"))).hasMessageContaining("MFG-REF-004");
    }

    @Test
    void aPlantWithoutAFileIsNotThere() {
        assertThatThrownBy(() -> reference.plant(new PlantId("NEUE"), NOVEMBER))
                .hasMessage("MFG-REF-005 plant NEUE at 2026-11-23T00:00+01:00; did you mean NEU?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            items: {sap: {4711: [{is: A, validTo: APR}, {is: B, validFrom: MAR}]}}   | file line 4, items.sap.4711 means B from 2026-03-01T00:00Z, and A at the same time
            items: {sap: {4711: [{is: A, validTo: MAR}, {is: B, validFrom: APR}]}}   | items.sap.4711 means nothing from 2026-03-01T00:00Z to 2026-04-01T00:00Z: close the gap
            items: {sap: {4711: {is: A, validFrom: APR, validTo: MAR}}}              | items.sap.4711.validTo must be after validFrom
            items: {sap: {4711: {is: A, validTo: JAN}}}                             | items.sap.4711 is never valid: the file is so from 2026-02-01T00:00Z
            items: {sap: {4711: {is: A, from: MAR}}}                                | items.sap.4711.from is not known
            items: {sap: {4711: {validFrom: MAR}}}                                  | items.sap.4711 does not say what it is
            items: {sap: {a: A, b: {is: A, validFrom: MAR}}}                        | there are two codes for A, 'a' and 'b'
            items: {sap: {a: A, a: B}}                                             | is there twice, first file line 4
            item: {sap: {a: A}}                                                    | item is not known; did you mean items?
            units: {sap: {KG: KG}}                                                 | file line 4, units.sap.KG is wrong: MFG-MODEL-003
            movementTypes: {sap: {261: eat}}                                       | 'eat' is no movement
            masterData: {sap: [unit]}                                              | 'unit' cannot be loaded
            items: [a]                                                             | items must have names and values
            settings: {sap: {holdBy: [a]}}                                         | settings.sap.holdBy must be a text
            validTo: JAN                                                            | validTo must be after validFrom
            """)
    void aMistakeIsNamedWithItsLine(String yaml, String text) {
        assertThatThrownBy(() -> file("file", "ULM", "2026-02-01T00:00:00Z", yaml))
                .hasMessageStartingWith("MFG-REF-002")
                .hasMessageContaining(text);
    }

    @Test
    void everyMistakeIsNamed() {
        assertThatThrownBy(() -> file("file", "ULM", "MAR", "units: {sap: {A: A}}\nitems: {sap: {b: ''}}"))
                .hasMessageContaining("line 4, units.sap.A")
                .hasMessageContaining("line 5, items.sap.b");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            JAN       | has two versions from 2026-01-01T00:00Z
            MAR       | says that it is valid to 2026-03-15T00:00Z, but two begins at 2026-03-01T00:00Z
            MAY       | has no version from 2026-03-15T00:00Z to 2026-05-01T00:00Z, between one and two: close the gap
            """)
    void versionsFollowEachOther(String begins, String text) {
        ReferenceFile one = file("one", "ULM", "JAN", "validTo: 2026-03-15T00:00:00Z");
        ReferenceFile two = file("two", "ULM", begins, "");

        assertThatThrownBy(() -> new CrossReference(List.of(one, two)))
                .hasMessageStartingWith("MFG-REF-002")
                .hasMessageContaining(text);
    }

    @Test
    void aMachineIsInOnePlantAtATime() {
        ReferenceFile ulm = file("ulm", "ULM", "JAN", "validTo: APR\nmachines: {line: {L3: /acme/ulm/line3}}");
        ReferenceFile graz = file("graz", "GRZ", "MAR", "machines: {line: {L3: /acme/graz/line3}}");
        ReferenceFile later = file("graz", "GRZ", "APR", "machines: {line: {L3: /acme/graz/line3}}");

        assertThatThrownBy(() -> new CrossReference(List.of(ulm, graz)))
                .hasMessageContaining("machines.line.L3 is in plant")
                .hasMessageContaining("ulm line 5");
        assertThat(new CrossReference(List.of(ulm, later))
                        .machine("line", "L3", OffsetDateTime.parse("2026-04-01T00:00:00Z"))
                        .plant())
                .isEqualTo(new PlantId("GRZ"));
    }

    @Test
    void machinesBelongToAPlant() {
        byte[] yaml = "version: 1\nvalidFrom: 2026-01-01T00:00:00Z\nmachines: {line: {L3: /a/b}}"
                .getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ReferenceReader.read("base", new ByteArrayInputStream(yaml)))
                .hasMessageContaining("base line 3, machines belongs to one plant");
    }

    @Test
    void aConnectorRefusesAWrongSettingAtStart() {
        PlantSettings sap = new PlantSettings() {
            @Override
            public String system() {
                return "sap";
            }

            @Override
            public Set<String> names() {
                return Set.of("timeZone");
            }

            @Override
            public void check(PlantCodes plant) {
                throw new MfgException(ReferenceError.NO_CODE, "no zone");
            }
        };
        ReferenceFile file = file("file", "ULM", "JAN", "settings: {sap: {timezone: UTC}}");

        assertThatThrownBy(() -> new CrossReference(List.of(file)).checked(List.of(sap)))
                .hasMessageContaining("file, settings.sap.timezone is not known; did you mean timeZone?")
                .hasMessageContaining("MFG-REF-004 no zone");
    }

    private static ReferenceFile file(String name, String plant, String validFrom, String... rest) {
        String yaml = Stream.of("version: 1", "plant: " + plant, "validFrom: " + validFrom, String.join("\n", rest))
                .reduce((a, b) -> a + '\n' + b)
                .orElseThrow()
                .replace("JAN", "2026-01-01T00:00:00Z")
                .replace("MAR", "2026-03-01T00:00:00Z")
                .replace("APR", "2026-04-01T00:00:00Z")
                .replace("MAY", "2026-05-01T00:00:00Z");
        return ReferenceReader.read(name, new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
