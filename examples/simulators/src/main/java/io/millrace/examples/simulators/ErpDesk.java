/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Set;

/**
 * What the plant's people enter at the screens of an ERP that is a system of its own. Everything may be entered twice:
 * who does not know whether it was taken enters it again.
 */
interface ErpDesk {

    /** Enters the plant's master data, if they are not there. */
    void open() throws IOException;

    /** A work order with what the ERP has no field for taken away. */
    ObjectNode known(ObjectNode workOrder);

    /** Creates and releases a work order, and has its materials in stock. */
    void release(JsonNode workOrder) throws IOException;

    /** Changes a work order's priority. */
    void hurry(JsonNode workOrder) throws IOException;

    void close(String workOrder) throws IOException;

    /** The work orders that a person would close now. */
    Set<String> finished() throws IOException;

    /** Enters a delivery that the warehouse is to pack, and has its lots in stock. */
    void deliver(PlantData.Shipment shipment) throws IOException;

    /** How many deliveries have been entered. */
    int deliveries() throws IOException;
}
