/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemTest {

    private final Item screw = item("EA", factor("KGM", "250"), factor("XBX", "500"));

    @ParameterizedTest
    @CsvSource({
        "2, KGM, 500, EA",
        "100, GRM, 25, EA",
        "1, XBX, 500, EA",
        "1, XBX, 2, KGM",
        "1, XBX, 2000, GRM",
        "1, KGM, 0.5, XBX",
        "1, MIL, 2, XBX",
        "3, XBX, 3, XBX",
        "1, KGM, 1000, GRM",
        "1, EA, 4, GRM"
    })
    void anAmountConvertsThroughTheItemsFactors(String value, String unit, String expected, String into) {
        assertThat(screw.convert(Quantity.of(value, unit), new UnitOfMeasure(into)))
                .isEqualTo(Quantity.of(expected, into));
    }

    @Test
    void anAmountIsRoundedOnceAtTheEnd() {
        Item labour = item("EA", factor("HUR", "3"));

        assertThat(labour.convert(Quantity.of("20", "MIN"), new UnitOfMeasure("EA")))
                .isEqualTo(Quantity.of("1", "EA"));
    }

    @Test
    void aUnitWithoutAFactorIsRefused() {
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> screw.convert(Quantity.of("1", "XCT"), new UnitOfMeasure("EA")))
                .withMessageContaining("item RM-110 has no factor that tells how much of its base unit EA one XCT is")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ModelError.UNIT_MISMATCH));
    }

    @Test
    void factorsThatCouldContradictAreRefused() {
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> item("EA", factor("KGM", "250"), factor("GRM", "1")))
                .withMessageContaining("unitFactors[1].unit must not be GRM");
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> item("EA", factor("DZN", "10")))
                .withMessageContaining("unitFactors[0].unit must not be DZN");
        assertThatExceptionOfType(MfgException.class).isThrownBy(() -> factor("KGM", "0"));
    }

    private static Item item(String baseUnit, UnitFactor... factors) {
        return new Item(new ItemId("RM-110"), "Screw M4", new UnitOfMeasure(baseUnit), false, false, List.of(factors));
    }

    private static UnitFactor factor(String unit, String factor) {
        return new UnitFactor(new UnitOfMeasure(unit), new BigDecimal(factor));
    }
}
