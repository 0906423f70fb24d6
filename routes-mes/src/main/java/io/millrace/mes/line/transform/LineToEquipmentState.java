/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line.transform;

import io.millrace.canonical.event.EquipmentStateChanged;
import io.millrace.canonical.event.Event;
import io.millrace.core.transform.MappingContext;
import io.millrace.core.transform.MappingTransformer;
import io.millrace.mes.line.mapping.EquipmentStateMapper;
import io.millrace.mes.line.mapping.LineCodes;
import io.millrace.mes.line.wire.LineState;
import org.apache.camel.spi.DataTypeTransformer;

/** Plugs {@link EquipmentStateMapper} into {@code transformDataType}. */
@DataTypeTransformer(fromType = "line:equipment-state", toType = "canonical:equipment-state-changed")
public final class LineToEquipmentState extends MappingTransformer<LineState, Event<EquipmentStateChanged>> {

    private final EquipmentStateMapper mapper = new EquipmentStateMapper();

    @Override
    protected Event<EquipmentStateChanged> map(LineState input, MappingContext context) {
        return mapper.map(input, LineCodes.of(context));
    }
}
