/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.webhook.WebhookSourceContract;
import io.millrace.wms.wms.wire.WmsHandlingUnitMove;
import io.millrace.wms.wms.wire.WmsShipmentNotice;
import org.junit.jupiter.api.Nested;

/** Every webhook source kamelet of the module, called with the message of a golden pair. */
class WmsWebhookKameletsTest {

    @Nested
    class ShipmentSource extends WebhookSourceContract {
        @Override
        protected String kamelet() {
            return "mfg-wms-shipment-source";
        }

        @Override
        protected String path() {
            return "/webhooks/wms/shipments";
        }

        @Override
        protected byte[] message() {
            return Golden.input("wms-to-shipment/dispatched");
        }

        @Override
        protected Class<? extends Record> record() {
            return WmsShipmentNotice.class;
        }
    }

    @Nested
    class HandlingUnitSource extends WebhookSourceContract {
        @Override
        protected String kamelet() {
            return "mfg-wms-handling-unit-source";
        }

        @Override
        protected String path() {
            return "/webhooks/wms/handling-units";
        }

        @Override
        protected byte[] message() {
            return Golden.input("wms-to-handling-unit-moved/two-lots");
        }

        @Override
        protected Class<? extends Record> record() {
            return WmsHandlingUnitMove.class;
        }
    }
}
