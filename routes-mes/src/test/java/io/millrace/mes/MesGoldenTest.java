/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes;

import io.millrace.canonical.event.WorkOrderReleased;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.reference.CrossReference;
import io.millrace.mes.labor.mapping.LaborActivityMapper;
import io.millrace.mes.line.mapping.CounterReadingMapper;
import io.millrace.mes.line.mapping.EquipmentStateMapper;
import io.millrace.mes.line.mapping.LineWorkOrderMapper;
import io.millrace.mes.line.mapping.MaterialConsumedMapper;
import io.millrace.mes.line.wire.LineConsumption;
import io.millrace.mes.line.wire.LineCount;
import io.millrace.mes.line.wire.LineState;
import io.millrace.mes.mes.mapping.MesWorkOrderMapper;
import io.millrace.mes.scheduling.mapping.SchedulingJobMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class MesGoldenTest {

    private static final CrossReference ULM = TestReference.ulm();

    @TestFactory
    Stream<DynamicTest> materialConsumed() {
        return Golden.toCanonical(
                "line-to-material-consumed",
                LineConsumption.class,
                consumption -> new MaterialConsumedMapper().map(consumption, ULM));
    }

    @TestFactory
    Stream<DynamicTest> equipmentState() {
        return Golden.toCanonical(
                "line-to-equipment-state", LineState.class, state -> new EquipmentStateMapper().map(state, ULM));
    }

    @TestFactory
    Stream<DynamicTest> counterReading() {
        return Golden.tests(
                "line-production-count-to-counter-reading",
                json -> CanonicalJson.write(
                        new CounterReadingMapper().map(CanonicalJson.read(json, LineCount.class), ULM)));
    }

    @TestFactory
    Stream<DynamicTest> lineWorkOrder() {
        return Golden.<WorkOrderReleased>fromCanonical(
                "work-order-released-to-line-work-order", event -> new LineWorkOrderMapper().map(event, ULM));
    }

    @TestFactory
    Stream<DynamicTest> mesWorkOrderReleased() {
        return Golden.fromCanonical("work-order-released-to-mes-work-order", new MesWorkOrderMapper()::released);
    }

    @TestFactory
    Stream<DynamicTest> mesWorkOrderChanged() {
        return Golden.fromCanonical("work-order-changed-to-mes-work-order", new MesWorkOrderMapper()::changed);
    }

    @TestFactory
    Stream<DynamicTest> mesWorkOrderClosed() {
        return Golden.fromCanonical("work-order-closed-to-mes-work-order", new MesWorkOrderMapper()::closed);
    }

    @TestFactory
    Stream<DynamicTest> schedulingJob() {
        return Golden.fromCanonical("work-order-released-to-scheduling-job", new SchedulingJobMapper());
    }

    @TestFactory
    Stream<DynamicTest> laborActivity() {
        return Golden.fromCanonical("work-order-released-to-labor-activity", new LaborActivityMapper());
    }
}
