/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.RestSinkContract;
import io.millrace.mes.labor.wire.LaborActivity;
import io.millrace.mes.mes.wire.MesWorkOrder;
import io.millrace.mes.scheduling.wire.SchedulingJob;
import org.junit.jupiter.api.Nested;

/** Every REST sink kamelet of the module, called with the wire record of a golden pair. */
class MesSinkKameletsTest {

    @Nested
    class MesWorkOrderSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-mes-work-order-sink";
        }

        @Override
        protected String collection() {
            return "/work-orders";
        }

        @Override
        protected Object request() {
            return Golden.output("work-order-released-to-mes-work-order/two-operations", MesWorkOrder.class);
        }
    }

    @Nested
    class SchedulingWorkOrderSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-scheduling-work-order-sink";
        }

        @Override
        protected String collection() {
            return "/jobs";
        }

        @Override
        protected Object request() {
            return Golden.output("work-order-released-to-scheduling-job/two-operations", SchedulingJob.class);
        }
    }

    @Nested
    class LaborWorkOrderSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-labor-work-order-sink";
        }

        @Override
        protected String collection() {
            return "/activities";
        }

        @Override
        protected Object request() {
            return Golden.output("work-order-released-to-labor-activity/two-operations", LaborActivity.class);
        }
    }
}
