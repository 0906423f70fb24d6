/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.PurchaseOrderIssued;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.mapping.SapPurchaseOrderMapper;
import io.millrace.erp.sap.wire.SapPurchaseOrder;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapPurchaseOrderMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "sap:purchase-order", toType = "canonical:purchase-order-issued")
public final class SapToPurchaseOrderIssued extends MappingTransformer<SapPurchaseOrder, Event<PurchaseOrderIssued>> {

    private final SapPurchaseOrderMapper mapper = new SapPurchaseOrderMapper();

    @Override
    protected Event<PurchaseOrderIssued> map(SapPurchaseOrder input, MappingContext context) {
        PlantId plant = new PlantId(SapPurchaseOrderMapper.plant(input));
        return mapper.apply(input, SapPlant.of(context, plant, SapPurchaseOrderMapper.changedAt(input)));
    }
}
