/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.RestSinkContract;
import io.millrace.wms.customer.wire.CustomerShipment;
import io.millrace.wms.inventory.wire.InventoryMovement;
import io.millrace.wms.service.wire.QualityAlert;
import io.millrace.wms.wms.wire.WmsShipmentBlock;
import org.junit.jupiter.api.Nested;

/** Every sink kamelet of the module, called with the wire record of a golden pair. */
class WmsSinkKameletsTest {

    @Nested
    class ShipmentBlockSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-wms-shipment-block-sink";
        }

        @Override
        protected String collection() {
            return "/shipment-blocks";
        }

        @Override
        protected Object request() {
            return Golden.output("quality-hold-placed-to-wms-shipment-block/two-shipments", WmsShipmentBlock.class);
        }
    }

    @Nested
    class InventoryMovementSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-inventory-movement-sink";
        }

        @Override
        protected String collection() {
            return "/movements";
        }

        @Override
        protected Object request() {
            return Golden.output("material-consumed-to-inventory-movement/lot", InventoryMovement.class);
        }
    }

    @Nested
    class CrmShipmentSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-crm-shipment-sink";
        }

        @Override
        protected String collection() {
            return "/shipments";
        }

        @Override
        protected Object request() {
            return Golden.output("shipment-dispatched-to-customer-shipment/lots-on-pallets", CustomerShipment.class);
        }
    }

    @Nested
    class PortalShipmentSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-portal-shipment-sink";
        }

        @Override
        protected String collection() {
            return "/shipments";
        }

        @Override
        protected Object request() {
            return Golden.output("shipment-dispatched-to-customer-shipment/lots-on-pallets", CustomerShipment.class);
        }
    }

    @Nested
    class QualityAlertSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-service-quality-alert-sink";
        }

        @Override
        protected String collection() {
            return "/quality-alerts";
        }

        @Override
        protected Object request() {
            return Golden.output("quality-hold-placed-to-service-quality-alert/two-shipments", QualityAlert.class);
        }
    }
}
