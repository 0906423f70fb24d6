/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.tryton.mapping.DeliveryMapper;
import io.millrace.erp.tryton.wire.TrytonDelivery;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link DeliveryMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:shipment-dispatched", toType = "tryton:delivery")
public final class ShipmentDispatchedToTryton extends MappingTransformer<Event<ShipmentDispatched>, TrytonDelivery> {

    private final DeliveryMapper mapper = new DeliveryMapper();

    @Override
    protected TrytonDelivery map(Event<ShipmentDispatched> input, MappingContext context) {
        return mapper.map(input, context);
    }
}
