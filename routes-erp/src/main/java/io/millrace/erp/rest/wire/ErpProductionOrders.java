/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import java.util.List;

/** {@code GET /production-orders}: the orders that have an external reference. */
public record ErpProductionOrders(List<ErpProductionOrder> items) {

    public ErpProductionOrders {
        items = list("items", items);
    }

    /** @param quantity exact decimal, in {@code unit} (UN/CEFACT Rec 20) */
    public record ErpProductionOrder(String documentNumber, String item, String quantity, String unit) {

        public ErpProductionOrder {
            required("documentNumber", documentNumber);
            required("item", item);
            required("quantity", quantity);
            required("unit", unit);
        }
    }
}
