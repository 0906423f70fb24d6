/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.wms.transform;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.HandlingUnitMoved;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.wms.wms.mapping.HandlingUnitMoveMapper;
import io.millrace.wms.wms.wire.WmsHandlingUnitMove;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link HandlingUnitMoveMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "wms:handling-unit", toType = "canonical:handling-unit-moved")
public final class WmsToHandlingUnitMoved extends MappingTransformer<WmsHandlingUnitMove, Event<HandlingUnitMoved>> {

    private final HandlingUnitMoveMapper mapper = new HandlingUnitMoveMapper();

    @Override
    protected Event<HandlingUnitMoved> map(WmsHandlingUnitMove input, MappingContext context) {
        return mapper.apply(input);
    }
}
