/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** The system's units: its own code, the ISO code, and how two of them convert. */
final class Units {

    private record Unit(String iso, String dimension, String factor) {}

    private static final Map<String, Unit> UNITS = Map.ofEntries(
            Map.entry("EA", new Unit("EA", "piece", "1")),
            Map.entry("PC", new Unit("PCE", "piece", "1")),
            Map.entry("KG", new Unit("KGM", "mass", "1000")),
            Map.entry("G", new Unit("GRM", "mass", "1")),
            Map.entry("TO", new Unit("TNE", "mass", "1000000")),
            Map.entry("L", new Unit("LTR", "volume", "1000")),
            Map.entry("ML", new Unit("MLT", "volume", "1")),
            Map.entry("M", new Unit("MTR", "length", "1000")),
            Map.entry("MM", new Unit("MMT", "length", "1")),
            Map.entry("M2", new Unit("MTK", "area", "1")),
            Map.entry("M3", new Unit("MTQ", "volume", "1000000")),
            Map.entry("H", new Unit("HUR", "time", "3600")),
            Map.entry("MIN", new Unit("MIN", "time", "60")),
            Map.entry("S", new Unit("SEC", "time", "1")));

    private Units() {}

    static boolean known(String unit) {
        return UNITS.containsKey(unit);
    }

    static String iso(String unit) {
        Unit known = UNITS.get(unit);
        return known == null ? "" : known.iso();
    }

    /** The system's code of an ISO code, or the code itself. */
    static String ofIso(String iso) {
        return UNITS.entrySet().stream()
                .filter(unit -> unit.getValue().iso().equals(iso))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElse(iso);
    }

    /** The quantity in another unit, with three decimals as SAP's quantity fields have them. */
    static BigDecimal convert(BigDecimal quantity, String from, String to) {
        if (from.equals(to)) {
            return quantity;
        }
        Unit source = UNITS.get(from);
        Unit target = UNITS.get(to);
        if (source == null || target == null || !source.dimension().equals(target.dimension())) {
            throw SapException.rejected("M7/064", "Unit of measure " + from + " cannot be converted into " + to);
        }
        return quantity.multiply(new BigDecimal(source.factor()))
                .divide(new BigDecimal(target.factor()), 3, RoundingMode.HALF_UP);
    }
}
