/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.InboundShipmentAnnounced;
import io.millrace.canonical.value.PlantId;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.erp.sap.mapping.SapInboundDeliveryMapper;
import io.millrace.erp.sap.mapping.SapPlant;
import io.millrace.erp.sap.wire.SapInboundDelivery;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link SapInboundDeliveryMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "sap:inbound-delivery", toType = "canonical:inbound-shipment-announced")
public final class SapToInboundShipmentAnnounced
        extends MappingTransformer<SapInboundDelivery, Event<InboundShipmentAnnounced>> {

    private final SapInboundDeliveryMapper mapper = new SapInboundDeliveryMapper();

    @Override
    protected Event<InboundShipmentAnnounced> map(SapInboundDelivery input, MappingContext context) {
        PlantId plant = new PlantId(SapInboundDeliveryMapper.plant(input));
        return mapper.apply(input, SapPlant.of(context, plant, SapInboundDeliveryMapper.changedAt(input)));
    }
}
