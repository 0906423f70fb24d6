/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.rest.mapping.DeliveryMapper;
import io.millrace.erp.rest.wire.ErpDelivery;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link DeliveryMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:shipment-dispatched", toType = "erp:delivery")
public final class ShipmentDispatchedToErp extends MappingTransformer<Event<ShipmentDispatched>, ErpDelivery> {

    private final DeliveryMapper mapper = new DeliveryMapper();

    @Override
    protected ErpDelivery map(Event<ShipmentDispatched> input, MappingContext context) {
        return mapper.apply(input);
    }
}
