/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.mapping;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.erp.sap.SapError;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * SAP's units as it comes from SAP, for a plant that has no table of its own. A unit is here only if its code means one
 * thing in every SAP; SAP's pieces and boxes mean different things in different plants.
 */
final class SapUnits {

    private static final Map<String, String> TO_SAP = Map.ofEntries(
            Map.entry("EA", "EA"),
            Map.entry("H87", "PC"),
            Map.entry("PR", "PAA"),
            Map.entry("DZN", "DZ"),
            Map.entry("GRO", "GRO"),
            Map.entry("MIL", "TH"),
            Map.entry("KGM", "KG"),
            Map.entry("GRM", "G"),
            Map.entry("MGM", "MG"),
            Map.entry("TNE", "TO"),
            Map.entry("LBR", "LB"),
            Map.entry("ONZ", "OZ"),
            Map.entry("MTR", "M"),
            Map.entry("KMT", "KM"),
            Map.entry("CMT", "CM"),
            Map.entry("MMT", "MM"),
            Map.entry("MTK", "M2"),
            Map.entry("CMK", "CM2"),
            Map.entry("MMK", "MM2"),
            Map.entry("MTQ", "M3"),
            Map.entry("CMQ", "CCM"),
            Map.entry("DMQ", "CDM"),
            Map.entry("LTR", "L"),
            Map.entry("HLT", "HL"),
            Map.entry("CLT", "CL"),
            Map.entry("MLT", "ML"),
            Map.entry("HUR", "H"),
            Map.entry("MIN", "MIN"),
            Map.entry("SEC", "S"),
            Map.entry("DAY", "DAY"),
            Map.entry("KWH", "KWH"));

    private static final Map<String, String> FROM_SAP = fromSap();

    private SapUnits() {}

    private static Map<String, String> fromSap() {
        Map<String, String> units = new HashMap<>();
        TO_SAP.forEach((rec20, sap) -> units.put(sap, rec20));
        return units;
    }

    static String toSap(UnitOfMeasure unit) {
        return found(TO_SAP.get(unit.code()), "SAP has no unit of its own for " + unit.code(), TO_SAP.keySet());
    }

    static UnitOfMeasure fromSap(String unit) {
        return new UnitOfMeasure(
                found(FROM_SAP.get(unit), "SAP's unit '" + unit + "' means different things", FROM_SAP.keySet()));
    }

    private static String found(@Nullable String unit, String problem, Set<String> known) {
        if (unit == null) {
            throw new MfgException(SapError.UNKNOWN_UNIT, problem + "; known are " + new TreeSet<>(known));
        }
        return unit;
    }
}
