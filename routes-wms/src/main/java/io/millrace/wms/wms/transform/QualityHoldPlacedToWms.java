/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.wms.mapping.ShipmentBlockMapper;
import io.millrace.wms.wms.wire.WmsShipmentBlock;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link ShipmentBlockMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-placed", toType = "wms:shipment-block")
public final class QualityHoldPlacedToWms extends MappingTransformer<Event<QualityHoldPlaced>, WmsShipmentBlock> {

    private final ShipmentBlockMapper mapper = new ShipmentBlockMapper();

    @Override
    protected WmsShipmentBlock map(Event<QualityHoldPlaced> input, MappingContext context) {
        return mapper.apply(input);
    }
}
