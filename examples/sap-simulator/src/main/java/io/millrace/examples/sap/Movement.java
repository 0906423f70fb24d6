/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import java.util.Map;

/**
 * A movement type: where its quantity comes from and goes to.
 *
 * @param from stock type it is taken from, or null: from outside
 * @param to stock type it goes to, or null: out of the books
 * @param elsewhere the receiving side is another storage location or plant
 * @param code the goods movement code it belongs to
 */
record Movement(String from, String to, boolean elsewhere, String reversal, String code) {

    static final String UNRESTRICTED = "01";
    static final String QUALITY = "02";
    static final String BLOCKED = "07";
    static final String RESTRICTED = "08";

    private static final Map<String, Movement> TYPES = Map.ofEntries(
            Map.entry("101", new Movement(null, UNRESTRICTED, false, "102", "")),
            Map.entry("102", new Movement(UNRESTRICTED, null, false, "101", "")),
            Map.entry("201", new Movement(UNRESTRICTED, null, false, "202", "03")),
            Map.entry("202", new Movement(null, UNRESTRICTED, false, "201", "03")),
            Map.entry("261", new Movement(UNRESTRICTED, null, false, "262", "03")),
            Map.entry("262", new Movement(null, UNRESTRICTED, false, "261", "03")),
            Map.entry("301", new Movement(UNRESTRICTED, UNRESTRICTED, true, "302", "04")),
            Map.entry("302", new Movement(UNRESTRICTED, UNRESTRICTED, true, "301", "04")),
            Map.entry("311", new Movement(UNRESTRICTED, UNRESTRICTED, true, "312", "04")),
            Map.entry("312", new Movement(UNRESTRICTED, UNRESTRICTED, true, "311", "04")),
            Map.entry("321", new Movement(QUALITY, UNRESTRICTED, false, "322", "04")),
            Map.entry("322", new Movement(UNRESTRICTED, QUALITY, false, "321", "04")),
            Map.entry("325", new Movement(BLOCKED, BLOCKED, true, "326", "04")),
            Map.entry("326", new Movement(BLOCKED, BLOCKED, true, "325", "04")),
            Map.entry("341", new Movement(UNRESTRICTED, RESTRICTED, false, "342", "04")),
            Map.entry("342", new Movement(RESTRICTED, UNRESTRICTED, false, "341", "04")),
            Map.entry("343", new Movement(BLOCKED, UNRESTRICTED, false, "344", "04")),
            Map.entry("344", new Movement(UNRESTRICTED, BLOCKED, false, "343", "04")),
            Map.entry("349", new Movement(BLOCKED, QUALITY, false, "350", "04")),
            Map.entry("350", new Movement(QUALITY, BLOCKED, false, "349", "04")),
            Map.entry("531", new Movement(null, UNRESTRICTED, false, "532", "05")),
            Map.entry("532", new Movement(UNRESTRICTED, null, false, "531", "05")),
            Map.entry("551", new Movement(UNRESTRICTED, null, false, "552", "03")),
            Map.entry("552", new Movement(null, UNRESTRICTED, false, "551", "03")),
            Map.entry("553", new Movement(QUALITY, null, false, "554", "03")),
            Map.entry("554", new Movement(null, QUALITY, false, "553", "03")),
            Map.entry("555", new Movement(BLOCKED, null, false, "556", "03")),
            Map.entry("556", new Movement(null, BLOCKED, false, "555", "03")),
            Map.entry("561", new Movement(null, UNRESTRICTED, false, "562", "05")),
            Map.entry("562", new Movement(UNRESTRICTED, null, false, "561", "05")),
            Map.entry("601", new Movement(UNRESTRICTED, null, false, "602", "03")),
            Map.entry("602", new Movement(null, UNRESTRICTED, false, "601", "03")));

    /** The movement type, or null. */
    static Movement of(String type) {
        return TYPES.get(type);
    }

    /** A receipt into another stock type than unrestricted, and its reversal out of it. */
    Movement in(String stockType) {
        boolean receipt = code.isEmpty() || code.equals("05");
        if (!receipt || stockType.isEmpty()) {
            return this;
        }
        return new Movement(from == null ? null : stockType, to == null ? null : stockType, false, reversal, code);
    }
}
