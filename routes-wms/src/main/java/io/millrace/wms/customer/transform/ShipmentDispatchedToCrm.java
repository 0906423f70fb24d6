/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.customer.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ShipmentDispatched;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.customer.mapping.CustomerShipmentMapper;
import io.millrace.wms.customer.wire.CustomerShipment;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link CustomerShipmentMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "canonical:shipment-dispatched", toType = "crm:shipment")
public final class ShipmentDispatchedToCrm extends MappingTransformer<Event<ShipmentDispatched>, CustomerShipment> {

    private final CustomerShipmentMapper mapper = new CustomerShipmentMapper();

    @Override
    protected CustomerShipment map(Event<ShipmentDispatched> input, MappingContext context) {
        return mapper.apply(input);
    }
}
