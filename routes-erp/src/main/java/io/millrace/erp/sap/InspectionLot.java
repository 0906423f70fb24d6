/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import io.millrace.erp.sap.odata.ODataPath;

/** Addresses of SAP's inspection lots and of what belongs to one. */
final class InspectionLot {

    static final String SERVICE = "API_INSPECTIONLOT_SRV";

    /** The state of a lot, which SAP wants to see again with every change. */
    static final String CHANGED = "ChangedDateTime";

    private InspectionLot() {}

    static String path(String number) {
        return ODataPath.of(SERVICE, "A_InspectionLot").key(number).toString();
    }

    /** What a set has of the lot. */
    static String question(String set, String number) {
        return ODataPath.of(SERVICE, set)
                .with("$filter", "InspectionLot eq " + ODataPath.text(number))
                .toString();
    }
}
