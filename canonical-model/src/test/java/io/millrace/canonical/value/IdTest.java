/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.canonical.error.MfgException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "L-1 ", " L-1", "L\n1"})
    void anIdIsPrintableAndHasNoSpaceAtItsEnds(String value) {
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> new LotId(value))
                .withMessageStartingWith("MFG-MODEL-002 LotId must be 1 to 64 printable characters");
    }

    @Test
    void anIdHasAtMost64Characters() {
        assertThat(new LotId("x".repeat(64)).value()).hasSize(64);
        assertThatExceptionOfType(MfgException.class).isThrownBy(() -> new LotId("x".repeat(65)));
    }

    /** The example of the GS1 General Specifications, and one wrong digit. */
    @Test
    void anSsccHasTheRightCheckDigit() {
        assertThat(HandlingUnitId.sscc("37610425002123456")).hasToString("376104250021234569");
        assertThat(new HandlingUnitId("376104250021234569").isSscc()).isTrue();
        assertThat(new HandlingUnitId("376104250021234560").isSscc()).isFalse();
        assertThat(new HandlingUnitId("HU-4711").isSscc()).isFalse();
        assertThatExceptionOfType(MfgException.class).isThrownBy(() -> HandlingUnitId.sscc("123"));
    }

    @Test
    void anEquipmentPathStartsAtTheEnterprise() {
        assertThat(new EquipmentPath("/millrace/ulm/assembly/line3").levels())
                .containsExactly("millrace", "ulm", "assembly", "line3");
        assertThatExceptionOfType(MfgException.class).isThrownBy(() -> new EquipmentPath("line3"));
        assertThatExceptionOfType(MfgException.class).isThrownBy(() -> new EquipmentPath("/a//b"));
    }

    @Test
    void anEquipmentPathHasOneToEightLevelsOfOneToFortyCharacters() {
        for (String path : List.of("/a", "/A-z_0.9", "/" + "x".repeat(40), "/a".repeat(8))) {
            assertThat(new EquipmentPath(path)).hasToString(path);
        }
        for (String path : List.of("", "/", "a", "/a/", "//a", "/a b", "/ä", "/" + "x".repeat(41), "/a".repeat(9))) {
            assertThatExceptionOfType(MfgException.class).as(path).isThrownBy(() -> new EquipmentPath(path));
        }
    }
}
