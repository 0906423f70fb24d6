/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.webhook.WebhookSourceContract;
import io.millrace.erp.rest.wire.ErpWorkOrderChange;
import org.junit.jupiter.api.Nested;

/** Every webhook source kamelet of the module, called with the message of a golden pair. */
class ErpWebhookKameletsTest {

    @Nested
    class WorkOrderSource extends WebhookSourceContract {
        @Override
        protected String kamelet() {
            return "mfg-erp-work-order-source";
        }

        @Override
        protected String path() {
            return "/webhooks/erp/work-orders";
        }

        @Override
        protected byte[] message() {
            return Golden.input("erp-to-work-order/released");
        }

        @Override
        protected Class<? extends Record> record() {
            return ErpWorkOrderChange.class;
        }
    }
}
