/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import java.math.BigDecimal;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitOfMeasureTest {

    /** Values by definition (NIST SP 811), none of them taken from the library that converts. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2.500   KGM | 2500             GRM
            1       LBR | 0.45359237       KGM
            0.45359237 KGM | 1             LBR
            1       ONZ | 28.349523125     GRM
            1       STN | 907.18474        KGM
            1       LTN | 1016.0469088     KGM
            1       DTN | 100              KGM
            1       KTN | 1000             TNE
            1       HGM | 100              GRM
            1       MGM | 1000             MC
            3       INH | 76.2             MMT
            1       FOT | 0.3048           MTR
            1       YRD | 3                FOT
            1       SMI | 1.609344         KMT
            1       4H  | 1000             C45
            1       INK | 645.16           MMK
            1       FTK | 0.09290304       MTK
            1       YDK | 9                FTK
            1       KMK | 1000000          MTK
            1       MTQ | 1000             LTR
            1       DMQ | 1                LTR
            1       HLT | 100              LTR
            1       DLT | 10               CLT
            1       CMQ | 1                MLT
            1       INQ | 16.387064        CMQ
            1       FTQ | 1728             INQ
            1       YDQ | 27               FTQ
            1       GLL | 3.785411784      LTR
            1       GLI | 4.54609          LTR
            1       BLL | 42               GLL
            1       GLL | 4                QTL
            1       QTL | 2                PTL
            1       GLL | 128              OZA
            1.5     HUR | 90               MIN
            20      MIN | 0.333333333333333333 HUR
            1       WEE | 7                DAY
            1       DAY | 86400            SEC
            1       SEC | 1000             C26
            1       C26 | 1000             B98
            12      MON | 1                ANN
            100     CEL | 212              FAH
            -40     FAH | -40              CEL
            -273.15 CEL | 0                KEL
            1       KWH | 3.6              3B
            1       MWH | 1000             KWH
            1       GWH | 1000             MWH
            1       E14 | 4186.8           JOU
            1       BTU | 1055.05585262    JOU
            1       MAW | 1000             KWT
            1       KVA | 1000             D46
            1       BAR | 100              KPA
            1       MPA | 10               BAR
            1       A97 | 1                MBR
            1       PS  | 6894.757293168361336723 PAL
            1       C78 | 4.4482216152605  NEW
            1       B48 | 1000             NU
            36      KMH | 10               MTS
            60      2X  | 1                MTS
            1       MTS | 100              2M
            60      H81 | 1                C16
            1       A86 | 1000             MHZ
            1       MHZ | 1000             KHZ
            120     RPM | 2                RPS
            1       MQS | 3600             MQH
            1       L2  | 60               E32
            1       G51 | 86400            LD
            1       E18 | 1000             E93
            1       KGS | 60               F31
            1       23  | 1000             KMQ
            1       GL  | 1000             M1
            1       28  | 1000             GM
            1       KL  | 1000             GF
            1       AMP | 1000             4K
            1       4K  | 1000             B84
            1       KVT | 1000000          2Z
            1       B75 | 1000             B49
            1       FAR | 1000000          4O
            1       AMH | 3600             COU
            1       AMH | 1000             E09
            1       C34 | 1000             C18
            1       C65 | 1000             C24
            1       P1  | 10000            59
            3       DZN | 36               EA
            1       GRO | 12               DZN
            1       MIO | 1000             MIL
            1       CEN | 5                SCO
            7       H87 | 7                C62
            1       PR  | 2                NAR
            12345678901234.000000000000000005 TNE | 12345678901234000.000000000000005 KGM
            """)
    void unitsOfOneDimensionConvertExactly(String given, String expected) {
        assertThat(quantity(given).to(quantity(expected).unit())).isEqualTo(quantity(expected));
    }

    @Test
    void everyUnitOfOneDimensionConvertsToEveryOther() {
        List<UnitOfMeasure> units =
                Rec20.all().keySet().stream().map(UnitOfMeasure::new).toList();
        for (UnitOfMeasure from : units) {
            for (UnitOfMeasure to : units) {
                if (from.convertsTo(to)) {
                    BigDecimal there = from.convert(new BigDecimal("37.25"), to);
                    assertThat(to.convert(there, from))
                            .as(from + " to " + to)
                            .isCloseTo(new BigDecimal("37.25"), within("0.000000000001"));
                }
            }
        }
    }

    @Test
    void everyUnitSaysItsNameDimensionAndUcumExpression() {
        UnitOfMeasure kilogram = new UnitOfMeasure("KGM");

        assertThat(kilogram.name()).isEqualTo("kilogram");
        assertThat(kilogram.dimension()).isEqualTo("mass");
        assertThat(kilogram.ucum()).isEqualTo("kg");
        assertThat(Rec20.all().values())
                .allSatisfy(row -> assertThat(row.code()).matches("[A-Z0-9]{2,3}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pcs", "kg", "kgm", "KG", "PCE", "", "ZZZ"})
    void anUnknownUnitIsRefusedAndNeverAPiece(String code) {
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> new UnitOfMeasure(code))
                .withMessage("MFG-MODEL-003 unit '" + code + "' is not a known UN/CEFACT Rec 20 code")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ModelError.UNKNOWN_UNIT));
    }

    /** The same dimension in physics is not the same thing: torque is no energy, a percentage no piece. */
    @ParameterizedTest
    @CsvSource({"1 KGM, MTR", "1 NU, JOU", "1 P1, EA", "1 RPM, HTZ", "1 KVA, KWT", "1 DD, EA", "1 XBX, EA", "1 XBX, XCT"
    })
    void unitsOfDifferentThingsDoNotConvert(String given, String to) {
        assertThatExceptionOfType(MfgException.class)
                .isThrownBy(() -> quantity(given).to(new UnitOfMeasure(to)))
                .withMessageContaining("cannot be told in " + to)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ModelError.UNIT_MISMATCH));
    }

    private static Offset<BigDecimal> within(String offset) {
        return Offset.offset(new BigDecimal(offset));
    }

    private static Quantity quantity(String text) {
        String[] parts = text.split(" +");
        return Quantity.of(parts[0], parts[1]);
    }
}
