/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.wms.mapping.ShipmentBlockEndMapper;
import io.millrace.wms.wms.wire.WmsShipmentBlock;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link ShipmentBlockEndMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:quality-hold-released", toType = "wms:shipment-block")
public final class QualityHoldReleasedToWms extends MappingTransformer<Event<QualityHoldReleased>, WmsShipmentBlock> {

    private final ShipmentBlockEndMapper mapper = new ShipmentBlockEndMapper();

    @Override
    protected WmsShipmentBlock map(Event<QualityHoldReleased> input, MappingContext context) {
        return mapper.apply(input);
    }
}
