/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.sap.odata.ODataPath;

/** Addresses of SAP's production orders, and what their fields say. */
final class ProductionOrder {

    static final String SERVICE = "API_PRODUCTION_ORDER_2_SRV";
    static final String NUMBER = "ManufacturingOrder";

    private ProductionOrder() {}

    static ODataPath all() {
        return ODataPath.of(SERVICE, "A_ProductionOrder_2");
    }

    static String one(String number) {
        return all().key(number).toString();
    }

    /** The order if it is there. */
    static String question(String number) {
        return all().with("$filter", NUMBER + " eq " + ODataPath.text(number)).toString();
    }

    /** SAP's flag is an X or nothing. */
    static boolean isReleased(JsonNode order) {
        return order.path("OrderIsReleased").asText("").equals("X");
    }
}
