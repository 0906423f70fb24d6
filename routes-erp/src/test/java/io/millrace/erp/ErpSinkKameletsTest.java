/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp;

import io.millrace.canonical.golden.Golden;
import io.millrace.core.post.RestSinkContract;
import io.millrace.erp.costing.wire.CostingPosting;
import io.millrace.erp.rest.wire.ErpConfirmation;
import io.millrace.erp.rest.wire.ErpDelivery;
import io.millrace.erp.rest.wire.ErpGoodsMovement;
import io.millrace.erp.rest.wire.ErpStockStatus;
import org.junit.jupiter.api.Nested;

/** Every sink kamelet of the module, called with the wire record of a golden pair. */
class ErpSinkKameletsTest {

    @Nested
    class ConfirmationSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-erp-confirmation-sink";
        }

        @Override
        protected String collection() {
            return "/confirmations";
        }

        @Override
        protected Object request() {
            return Golden.output("production-confirmed-to-erp-confirmation/final", ErpConfirmation.class);
        }
    }

    @Nested
    class GoodsMovementSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-erp-goods-movement-sink";
        }

        @Override
        protected String collection() {
            return "/goods-movements";
        }

        @Override
        protected Object request() {
            return Golden.output("material-consumed-to-erp-goods-movement/lot", ErpGoodsMovement.class);
        }
    }

    @Nested
    class StockStatusSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-erp-stock-status-sink";
        }

        @Override
        protected String collection() {
            return "/stock-statuses";
        }

        @Override
        protected Object request() {
            return Golden.output("quality-hold-placed-to-erp-stock-status/two-shipments", ErpStockStatus.class);
        }
    }

    @Nested
    class ShipmentSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-erp-shipment-sink";
        }

        @Override
        protected String collection() {
            return "/deliveries";
        }

        @Override
        protected Object request() {
            return Golden.output("shipment-dispatched-to-erp-delivery/lots-on-pallets", ErpDelivery.class);
        }
    }

    @Nested
    class CostingPostingSink extends RestSinkContract {
        @Override
        protected String kamelet() {
            return "mfg-costing-posting-sink";
        }

        @Override
        protected String collection() {
            return "/postings";
        }

        @Override
        protected Object request() {
            return Golden.output("material-consumed-to-costing-posting/lot", CostingPosting.class);
        }
    }
}
