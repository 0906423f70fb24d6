/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class QuantityTest {

    @Test
    void theSameAmountOfTheSameUnitIsEqualHoweverItIsWritten() {
        assertThat(Quantity.of("2.5", "KGM"))
                .isEqualTo(Quantity.of("2.500", "KGM"))
                .hasSameHashCodeAs(Quantity.of("2.500", "KGM"))
                .isNotEqualTo(Quantity.of("2500", "GRM"));
        assertThat(Quantity.of("1E3", "EA")).hasToString("1000 EA");
        assertThat(Quantity.of("2.500", "KGM")).hasToString("2.500 KGM");
        assertThat(Quantity.of("0", "EA"))
                .isEqualTo(Quantity.of("0.00", "EA"))
                .hasSameHashCodeAs(Quantity.of("0.00", "EA"));
    }

    @Test
    void amountsOfOneUnitAddUpAndOthersAreRefused() {
        assertThat(Quantity.of("0.1", "KGM").plus(Quantity.of("0.2", "KGM"))).isEqualTo(Quantity.of("0.3", "KGM"));
        assertThat(Quantity.of("1", "KGM").minus(Quantity.of("1.5", "KGM"))).isEqualTo(Quantity.of("-0.5", "KGM"));
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> Quantity.of("1", "KGM").plus(Quantity.of("1", "GRM")))
                .withMessageContaining("1 KGM and 1 GRM are of different units")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ModelError.UNIT_MISMATCH));
    }

    @Test
    void anAmountThatIsNoNumberOrTooLongIsRefused() {
        assertInvalid("two");
        assertInvalid("1E99");
        assertInvalid("1E-19");
        assertInvalid("123456789012345678901");
        assertInvalid("1E2147483647");
        assertInvalid("1E-2147483647");
    }

    @Property
    void aMetricAmountComesBackUnchanged(
            @ForAll @BigRange(min = "-99999999", max = "99999999") @Scale(12) BigDecimal value) {
        Quantity tonnes = new Quantity(value, new UnitOfMeasure("TNE"));

        assertThat(tonnes.to(new UnitOfMeasure("GRM"))
                        .to(new UnitOfMeasure("KGM"))
                        .to(tonnes.unit()))
                .isEqualTo(tonnes);
    }

    @Property
    void aSumIsTheSumOfTheConvertedParts(
            @ForAll @BigRange(min = "0", max = "999999") @Scale(6) BigDecimal one,
            @ForAll @BigRange(min = "0", max = "999999") @Scale(6) BigDecimal other) {
        UnitOfMeasure pound = new UnitOfMeasure("LBR");
        UnitOfMeasure kilogram = new UnitOfMeasure("KGM");
        Quantity sum = new Quantity(one, pound).plus(new Quantity(other, pound));

        assertThat(sum.to(kilogram))
                .isEqualTo(new Quantity(one, pound).to(kilogram).plus(new Quantity(other, pound).to(kilogram)));
    }

    private static void assertInvalid(String value) {
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> Quantity.of(value, "EA"))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ModelError.INVALID_VALUE));
    }
}
