/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp;

/** The kamelets of this module for the Java DSL. Generated: run the build with -Dmillrace.update=true. */
public final class ErpKamelets {

    /** Costing Posting Sink. */
    public static final String COSTING_POSTING_SINK = "kamelet:mfg-costing-posting-sink";

    /** ERP Confirmation Sink. */
    public static final String ERP_CONFIRMATION_SINK = "kamelet:mfg-erp-confirmation-sink";

    /** ERP Goods Movement Sink. */
    public static final String ERP_GOODS_MOVEMENT_SINK = "kamelet:mfg-erp-goods-movement-sink";

    /** ERP Shipment Sink. */
    public static final String ERP_SHIPMENT_SINK = "kamelet:mfg-erp-shipment-sink";

    /** ERP Stock Status Sink. */
    public static final String ERP_STOCK_STATUS_SINK = "kamelet:mfg-erp-stock-status-sink";

    /** ERP Work Order Poll Source. */
    public static final String ERP_WORK_ORDER_POLL_SOURCE = "kamelet:mfg-erp-work-order-poll-source";

    /** ERP Work Order Source. */
    public static final String ERP_WORK_ORDER_SOURCE = "kamelet:mfg-erp-work-order-source";

    private ErpKamelets() {}
}
