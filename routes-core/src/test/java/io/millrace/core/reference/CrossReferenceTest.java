/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkCenterId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrossReferenceTest {

    private static final PlantId ULM = new PlantId("ULM");
    private static final OffsetDateTime NOVEMBER = OffsetDateTime.parse("2026-11-23T07:00:00+01:00");

    private final CrossReference reference = read("ulm", "ulm-december", "graz");

    private final DefaultCamelContext camel = new DefaultCamelContext();

    private static CrossReference read(String... files) {
        return ReferencePlugin.read(
                new DefaultCamelContext(),
                List.of(files).stream()
                        .map(file -> "classpath:reference/" + file + ".yaml")
                        .toList());
    }

    @Test
    void findsTheMachineAndItsPlant() {
        Machine machine = reference.machine("line", "ULM-L3", NOVEMBER);

        assertThat(machine.equipment()).isEqualTo(new EquipmentPath("/acme/ulm/assembly/line3"));
        assertThat(machine.plant()).isEqualTo(ULM);
        assertThat(reference.machine("line", "GRZ-L1", NOVEMBER).plant()).isEqualTo(new PlantId("GRZ"));
    }

    @Test
    void saysWhatEntersTheStock() {
        EquipmentPath line3 = new EquipmentPath("/acme/ulm/assembly/line3");
        EquipmentPath line4 = new EquipmentPath("/acme/ulm/assembly/line4");

        assertThat(reference.isReceiptPoint(ULM, line3, NOVEMBER)).isTrue();
        assertThat(reference.isReceiptPoint(ULM, line4, NOVEMBER)).isFalse();
        assertThat(reference.isReceiptPoint(new PlantId("GRZ"), line4, NOVEMBER))
                .isTrue();
        assertThat(reference.isReceiptPoint(new PlantId("XXX"), line4, NOVEMBER))
                .isTrue();
    }

    @Test
    void saysHowThePlantWorksWithASystem() {
        assertThat(reference.plant(ULM, NOVEMBER).setting("sap", "timeZone")).isEqualTo("Europe/Berlin");
        assertThat(reference.plant(ULM, NOVEMBER).setting("sap", "holdBy")).isNull();
        assertThat(reference.plant(ULM, NOVEMBER).setting("tryton", "timeZone")).isNull();
        assertThat(reference.plant(ULM, NOVEMBER).units("line").isGiven()).isTrue();
        assertThat(reference.plant(ULM, NOVEMBER).units("sap").isGiven()).isFalse();
    }

    @Test
    void theTimeOfTheEventSaysWhichVersion() {
        OffsetDateTime december = OffsetDateTime.parse("2026-12-01T00:00:00+01:00");

        assertThat(reference.machine("line", "ULM-L3", december).equipment())
                .isEqualTo(new EquipmentPath("/acme/ulm/assembly/line5"));
        assertThat(reference.machine("line", "ULM-L3", december.minusNanos(1)).equipment())
                .isEqualTo(new EquipmentPath("/acme/ulm/assembly/line3"));
    }

    @Test
    void looksUpInBothDirections() {
        PlantCodes ulm = reference.plant(ULM, NOVEMBER);

        assertThat(ulm.units("line").toCanonical("pc")).isEqualTo(new UnitOfMeasure("EA"));
        assertThat(ulm.units("line").toSystem(new UnitOfMeasure("EA"))).isEqualTo("pcs");
        assertThat(ulm.items("wms").toCanonical("0010")).isEqualTo(new ItemId("FG-200"));
        assertThat(ulm.items("wms").toSystem(new ItemId("FG-200"))).isEqualTo("0010");
        assertThat(ulm.workCenters("scheduling").toSystem(new WorkCenterId("WC-300")))
                .isEqualTo("LINE-3");
        assertThat(ulm.machines("line").toSystem(new EquipmentPath("/acme/ulm/assembly/line4")))
                .isEqualTo("ULM-L4");
    }

    @Test
    void aSystemWithoutATableUsesTheCanonicalCodes() {
        PlantCodes ulm = reference.plant(ULM, NOVEMBER);

        assertThat(ulm.items("line").toCanonical("RM-100")).isEqualTo(new ItemId("RM-100"));
        assertThat(ulm.items("line").toSystem(new ItemId("RM-100"))).isEqualTo("RM-100");
        assertThatThrownBy(() -> ulm.units("erp").toCanonical("piece")).hasMessageContaining("MFG-MODEL-003");
    }

    @Test
    void anUnknownCodeNamesItsNearMisses() {
        assertThatThrownBy(() -> reference.machine("line", "ULM-L5", NOVEMBER))
                .isInstanceOf(MfgException.class)
                .hasMessage("MFG-REF-003 no plant has machine 'ULM-L5' of system line; did you mean ULM-L3, ULM-L4?");
        assertThatThrownBy(() -> reference.plant(ULM, NOVEMBER).units("line").toCanonical("KG"))
                .hasMessage("MFG-REF-003 the unit table of system line, plant ULM, version 2026-01, has no code 'KG';"
                        + " did you mean kg, pc?");
        assertThatThrownBy(() -> reference.plant(ULM, NOVEMBER).items("wms").toCanonical("FG-999999"))
                .hasMessageEndingWith("has no code 'FG-999999'");
    }

    @Test
    void whatASystemHasNoCodeForIsAnError() {
        assertThatThrownBy(() -> reference.plant(ULM, NOVEMBER).items("wms").toSystem(new ItemId("RM-100")))
                .hasMessageContaining("MFG-REF-004")
                .hasMessageContaining("RM-100");
        assertThatThrownBy(() -> reference.plant(ULM, NOVEMBER.minusYears(1))).hasMessageContaining("MFG-REF-005");
        assertThatThrownBy(() -> reference.plant(new PlantId("XXX"), NOVEMBER)).hasMessageContaining("MFG-REF-005");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plant: ULM                                                     | validFrom
            version: 1; plant: ULM; validFrom: yesterday                   | validFrom
            version: 1; plant: ULM; validFrom: 2026-01-01T00:00:00Z; machine: {line: {a: b}} | machine
            version: 1; plant: ULM; validFrom: 2026-01-01T00:00:00Z; machines: {line: {L3: line3}} | line3
            version: 1; plant: ULM; validFrom: 2026-01-01T00:00:00Z; units: {line: {kg: kilo}} | kilo
            version: 1; plant: ULM; validFrom: 2026-01-01T00:00:00Z; units: {line: {kg: KGM, kg: GRM}} | kg
            version: 1; plant: ULM; validFrom: 2026-01-01T00:00:00Z; items: {wms: {a: X, b: X}} | two codes for X
            - a list                                                       | file
            """)
    void aWrongFileIsNamedWithWhatIsWrong(String yaml, String named) {
        byte[] file = yaml.replace("; ", "\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> ReferenceReader.read("file", new ByteArrayInputStream(file)))
                .isInstanceOf(MfgException.class)
                .hasMessageContaining("MFG-REF-002")
                .hasMessageContaining(named);
    }

    @Test
    void twoVersionsFromTheSameTimeAreRefused() {
        assertThatThrownBy(() -> read("ulm", "ulm"))
                .hasMessageContaining("MFG-REF-002")
                .hasMessageContaining("two versions");
    }

    @Test
    void theApplicationBindsIt() {
        files("classpath:reference/ulm.yaml, classpath:reference/graz.yaml");
        camel.start();

        assertThat(camel.getRegistry().findSingleByType(CrossReference.class)).isNotNull();
    }

    @Test
    void aMissingFileStopsTheStart() {
        files("file:/no/such/file.yaml");

        assertThatThrownBy(camel::start).hasStackTraceContaining("MFG-REF-001");
    }

    private void files(String files) {
        Properties properties = new Properties();
        properties.setProperty("mfg.reference.files", files);
        camel.getPropertiesComponent().setInitialProperties(properties);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }
}
