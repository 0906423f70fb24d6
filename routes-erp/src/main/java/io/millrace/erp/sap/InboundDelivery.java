/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.sap.odata.ODataPath;
import java.util.stream.StreamSupport;

/** Addresses of SAP's inbound deliveries, and what their fields say. */
final class InboundDelivery {

    static final String SERVICE = "API_INBOUND_DELIVERY_SRV;v=0002";

    private static final String ITEMS = "to_DeliveryDocumentItem";
    private static final String COMPLETE = "C";

    private InboundDelivery() {}

    static String header(String number) {
        return ODataPath.of(SERVICE, "A_InbDeliveryHeader").key(number).toString();
    }

    static String withItems(String number) {
        return ODataPath.of(SERVICE, "A_InbDeliveryHeader")
                .key(number)
                .with("$expand", ITEMS)
                .toString();
    }

    static String item(String number, String item) {
        return ODataPath.of(SERVICE, "A_InbDeliveryItem")
                .key("DeliveryDocument", number, "DeliveryDocumentItem", item)
                .toString();
    }

    /** All items of a delivery. */
    static String items(String number) {
        return ODataPath.of(SERVICE, "A_InbDeliveryItem")
                .with("$filter", "DeliveryDocument eq " + ODataPath.text(number))
                .toString();
    }

    /** Whether all of an item has come. */
    static boolean isPutAway(JsonNode item) {
        return item.path("PickingStatus").asText().equals(COMPLETE);
    }

    /** Whether all items of a header that was read with them have come. */
    static boolean isAllPutAway(JsonNode header) {
        JsonNode items = header.path(ITEMS);
        return !items.isEmpty()
                && StreamSupport.stream(items.spliterator(), false).allMatch(InboundDelivery::isPutAway);
    }

    static boolean isReceived(JsonNode header) {
        return header.path("OverallGoodsMovementStatus").asText().equals(COMPLETE);
    }
}
