/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapGoodsIssueMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.wire.SapGoodsIssue;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapGoodsIssueMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:shipment-dispatched", toType = "sap:goods-issue")
public final class ShipmentDispatchedToSap extends MappingTransformer<Event<ShipmentDispatched>, SapGoodsIssue> {

    private final SapGoodsIssueMapper mapper = new SapGoodsIssueMapper();

    @Override
    protected SapGoodsIssue map(Event<ShipmentDispatched> input, MappingContext context) {
        return mapper.apply(input, SapPlant.of(input, context));
    }
}
