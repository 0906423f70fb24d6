/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp;

import static io.millrace.canonical.golden.Golden.fromCanonical;
import static io.millrace.canonical.golden.Golden.toCanonical;

import io.millrace.erp.costing.mapping.ActivityPostingMapper;
import io.millrace.erp.costing.mapping.MaterialPostingMapper;
import io.millrace.erp.rest.mapping.ConfirmationMapper;
import io.millrace.erp.rest.mapping.DeliveryMapper;
import io.millrace.erp.rest.mapping.GoodsMovementMapper;
import io.millrace.erp.rest.mapping.StockBlockMapper;
import io.millrace.erp.rest.mapping.StockReleaseMapper;
import io.millrace.erp.rest.mapping.WorkOrderMapper;
import io.millrace.erp.rest.wire.ErpWorkOrderChange;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ErpGoldenTest {

    @TestFactory
    Stream<DynamicTest> workOrder() {
        return toCanonical("erp-to-work-order", ErpWorkOrderChange.class, new WorkOrderMapper());
    }

    @TestFactory
    Stream<DynamicTest> confirmation() {
        return fromCanonical("production-confirmed-to-erp-confirmation", new ConfirmationMapper());
    }

    @TestFactory
    Stream<DynamicTest> goodsMovement() {
        return fromCanonical("material-consumed-to-erp-goods-movement", new GoodsMovementMapper());
    }

    @TestFactory
    Stream<DynamicTest> stockBlock() {
        return fromCanonical("quality-hold-placed-to-erp-stock-status", new StockBlockMapper());
    }

    @TestFactory
    Stream<DynamicTest> stockRelease() {
        return fromCanonical("quality-hold-released-to-erp-stock-status", new StockReleaseMapper());
    }

    @TestFactory
    Stream<DynamicTest> delivery() {
        return fromCanonical("shipment-dispatched-to-erp-delivery", new DeliveryMapper());
    }

    @TestFactory
    Stream<DynamicTest> materialPosting() {
        return fromCanonical("material-consumed-to-costing-posting", new MaterialPostingMapper());
    }

    @TestFactory
    Stream<DynamicTest> activityPosting() {
        return fromCanonical("production-confirmed-to-costing-posting", new ActivityPostingMapper());
    }
}
