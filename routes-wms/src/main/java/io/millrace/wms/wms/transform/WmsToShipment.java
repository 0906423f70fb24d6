/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.wms.mapping.ShipmentMapper;
import io.millrace.wms.wms.wire.WmsShipmentNotice;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link ShipmentMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "wms:shipment", toType = "canonical:shipment")
public final class WmsToShipment extends MappingTransformer<WmsShipmentNotice, Event<? extends EventData>> {

    private final ShipmentMapper mapper = new ShipmentMapper();

    @Override
    protected Event<? extends EventData> map(WmsShipmentNotice input, MappingContext context) {
        return mapper.apply(input);
    }
}
