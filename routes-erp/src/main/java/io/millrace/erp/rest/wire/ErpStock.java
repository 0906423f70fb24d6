/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import static io.millrace.canonical.value.Check.list;
import static io.millrace.canonical.value.Check.required;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /stock}: what a plant has of an item.
 *
 * @param unit of all quantities (UN/CEFACT Rec 20)
 * @param balances by location, lot and status
 */
public record ErpStock(String unit, List<ErpBalance> balances) {

    public ErpStock {
        required("unit", unit);
        balances = list("balances", balances);
    }

    /** @param quantity exact decimal */
    public record ErpBalance(String location, @Nullable String lot, String quantity, Status status) {

        public ErpBalance {
            required("location", location);
            required("quantity", quantity);
            required("status", status);
        }
    }

    /** What may be done with it: anything, or nothing for now. */
    public enum Status {
        UNRESTRICTED,
        BLOCKED
    }
}
