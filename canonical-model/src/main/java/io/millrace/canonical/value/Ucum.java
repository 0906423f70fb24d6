/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.measure.IncommensurableException;
import javax.measure.Unit;
import javax.measure.UnitConverter;
import javax.measure.format.UnitFormat;
import systems.uom.ucum.format.UCUMFormat;
import tech.units.indriya.function.RationalNumber;

/** Conversion between UCUM expressions, by Indriya's exact fractions. */
final class Ucum {

    private static final int DECIMALS = 40;

    private static final UnitFormat FORMAT = UCUMFormat.getInstance(UCUMFormat.Variant.CASE_SENSITIVE);
    private static final Map<String, UnitConverter> CONVERTERS = new ConcurrentHashMap<>();

    private Ucum() {}

    static BigDecimal convert(BigDecimal value, String from, String to) {
        UnitConverter converter = CONVERTERS.computeIfAbsent(from + '>' + to, pair -> converter(from, to));
        return decimal(converter.convert((Number) value));
    }

    static Unit<?> unit(String ucum) {
        // The parser keeps state while it reads.
        synchronized (FORMAT) {
            return FORMAT.parse(ucum);
        }
    }

    private static UnitConverter converter(String from, String to) {
        try {
            return unit(from).getConverterToAny(unit(to));
        } catch (IncommensurableException e) {
            throw new IllegalStateException("rec20.csv gives " + from + " and " + to + " one dimension", e);
        }
    }

    private static BigDecimal decimal(Number number) {
        if (number instanceof RationalNumber fraction) {
            return new BigDecimal(fraction.getDividend())
                    .divide(new BigDecimal(fraction.getDivisor()), DECIMALS, RoundingMode.HALF_EVEN);
        }
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        return new BigDecimal(number instanceof BigInteger whole ? whole : BigInteger.valueOf(number.longValue()));
    }
}
