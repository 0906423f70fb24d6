/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp;

/** The kamelets of this module for the Java DSL. Generated: run the build with -Dmillrace.update=true. */
public final class ErpKamelets {

    /** Costing Posting Sink. */
    public static final String COSTING_POSTING_SINK = "kamelet:mfg-costing-posting-sink";

    /** ERP Available Stock Action. */
    public static final String ERP_AVAILABLE_STOCK_ACTION = "kamelet:mfg-erp-available-stock-action";

    /** ERP Confirmation Sink. */
    public static final String ERP_CONFIRMATION_SINK = "kamelet:mfg-erp-confirmation-sink";

    /** ERP Credit Status Action. */
    public static final String ERP_CREDIT_STATUS_ACTION = "kamelet:mfg-erp-credit-status-action";

    /** ERP Goods Movement Sink. */
    public static final String ERP_GOODS_MOVEMENT_SINK = "kamelet:mfg-erp-goods-movement-sink";

    /** ERP Part Validation Action. */
    public static final String ERP_PART_VALIDATION_ACTION = "kamelet:mfg-erp-part-validation-action";

    /** ERP Production Order Action. */
    public static final String ERP_PRODUCTION_ORDER_ACTION = "kamelet:mfg-erp-production-order-action";

    /** ERP Shipment Sink. */
    public static final String ERP_SHIPMENT_SINK = "kamelet:mfg-erp-shipment-sink";

    /** ERP Stock Status Sink. */
    public static final String ERP_STOCK_STATUS_SINK = "kamelet:mfg-erp-stock-status-sink";

    /** ERP Work Order Poll Source. */
    public static final String ERP_WORK_ORDER_POLL_SOURCE = "kamelet:mfg-erp-work-order-poll-source";

    /** ERP Work Order Source. */
    public static final String ERP_WORK_ORDER_SOURCE = "kamelet:mfg-erp-work-order-source";

    /** SAP Available Stock Action. */
    public static final String SAP_AVAILABLE_STOCK_ACTION = "kamelet:mfg-sap-available-stock-action";

    /** SAP Confirmation Reversal Sink. */
    public static final String SAP_CONFIRMATION_REVERSAL_SINK = "kamelet:mfg-sap-confirmation-reversal-sink";

    /** SAP Confirmation Sink. */
    public static final String SAP_CONFIRMATION_SINK = "kamelet:mfg-sap-confirmation-sink";

    /** SAP Credit Status Action. */
    public static final String SAP_CREDIT_STATUS_ACTION = "kamelet:mfg-sap-credit-status-action";

    /** SAP Delivery Block Sink. */
    public static final String SAP_DELIVERY_BLOCK_SINK = "kamelet:mfg-sap-delivery-block-sink";

    /** SAP Goods Issue Reversal Sink. */
    public static final String SAP_GOODS_ISSUE_REVERSAL_SINK = "kamelet:mfg-sap-goods-issue-reversal-sink";

    /** SAP Goods Issue Sink. */
    public static final String SAP_GOODS_ISSUE_SINK = "kamelet:mfg-sap-goods-issue-sink";

    /** SAP Goods Receipt Reversal Sink. */
    public static final String SAP_GOODS_RECEIPT_REVERSAL_SINK = "kamelet:mfg-sap-goods-receipt-reversal-sink";

    /** SAP Goods Receipt Sink. */
    public static final String SAP_GOODS_RECEIPT_SINK = "kamelet:mfg-sap-goods-receipt-sink";

    /** SAP Inbound Delivery AMQP Source. */
    public static final String SAP_INBOUND_DELIVERY_AMQP_SOURCE = "kamelet:mfg-sap-inbound-delivery-amqp-source";

    /** SAP Inbound Delivery Poll Source. */
    public static final String SAP_INBOUND_DELIVERY_POLL_SOURCE = "kamelet:mfg-sap-inbound-delivery-poll-source";

    /** SAP Inbound Delivery Source. */
    public static final String SAP_INBOUND_DELIVERY_SOURCE = "kamelet:mfg-sap-inbound-delivery-source";

    /** SAP Inspection Stock Sink. */
    public static final String SAP_INSPECTION_STOCK_SINK = "kamelet:mfg-sap-inspection-stock-sink";

    /** SAP Master Data Source. */
    public static final String SAP_MASTER_DATA_SOURCE = "kamelet:mfg-sap-master-data-source";

    /** SAP Material Document Reversal Sink. */
    public static final String SAP_MATERIAL_DOCUMENT_REVERSAL_SINK = "kamelet:mfg-sap-material-document-reversal-sink";

    /** SAP Material Document Sink. */
    public static final String SAP_MATERIAL_DOCUMENT_SINK = "kamelet:mfg-sap-material-document-sink";

    /** SAP Notification Sink. */
    public static final String SAP_NOTIFICATION_SINK = "kamelet:mfg-sap-notification-sink";

    /** SAP Order Release Sink. */
    public static final String SAP_ORDER_RELEASE_SINK = "kamelet:mfg-sap-order-release-sink";

    /** SAP Part Validation Action. */
    public static final String SAP_PART_VALIDATION_ACTION = "kamelet:mfg-sap-part-validation-action";

    /** SAP Production Order Action. */
    public static final String SAP_PRODUCTION_ORDER_ACTION = "kamelet:mfg-sap-production-order-action";

    /** SAP Production Order AMQP Source. */
    public static final String SAP_PRODUCTION_ORDER_AMQP_SOURCE = "kamelet:mfg-sap-production-order-amqp-source";

    /** SAP Production Order Poll Source. */
    public static final String SAP_PRODUCTION_ORDER_POLL_SOURCE = "kamelet:mfg-sap-production-order-poll-source";

    /** SAP Production Order Sink. */
    public static final String SAP_PRODUCTION_ORDER_SINK = "kamelet:mfg-sap-production-order-sink";

    /** SAP Production Order Source. */
    public static final String SAP_PRODUCTION_ORDER_SOURCE = "kamelet:mfg-sap-production-order-source";

    /** SAP Purchase Order AMQP Source. */
    public static final String SAP_PURCHASE_ORDER_AMQP_SOURCE = "kamelet:mfg-sap-purchase-order-amqp-source";

    /** SAP Purchase Order Poll Source. */
    public static final String SAP_PURCHASE_ORDER_POLL_SOURCE = "kamelet:mfg-sap-purchase-order-poll-source";

    /** SAP Purchase Order Source. */
    public static final String SAP_PURCHASE_ORDER_SOURCE = "kamelet:mfg-sap-purchase-order-source";

    /** SAP Putaway Sink. */
    public static final String SAP_PUTAWAY_SINK = "kamelet:mfg-sap-putaway-sink";

    /** SAP Stock Status Sink. */
    public static final String SAP_STOCK_STATUS_SINK = "kamelet:mfg-sap-stock-status-sink";

    /** SAP Usage Decision Sink. */
    public static final String SAP_USAGE_DECISION_SINK = "kamelet:mfg-sap-usage-decision-sink";

    /** Tryton Available Stock Action. */
    public static final String TRYTON_AVAILABLE_STOCK_ACTION = "kamelet:mfg-tryton-available-stock-action";

    /** Tryton Confirmation Sink. */
    public static final String TRYTON_CONFIRMATION_SINK = "kamelet:mfg-tryton-confirmation-sink";

    /** Tryton Consumption Sink. */
    public static final String TRYTON_CONSUMPTION_SINK = "kamelet:mfg-tryton-consumption-sink";

    /** Tryton Hold Sink. */
    public static final String TRYTON_HOLD_SINK = "kamelet:mfg-tryton-hold-sink";

    /** Tryton Master Data Source. */
    public static final String TRYTON_MASTER_DATA_SOURCE = "kamelet:mfg-tryton-master-data-source";

    /** Tryton Part Validation Action. */
    public static final String TRYTON_PART_VALIDATION_ACTION = "kamelet:mfg-tryton-part-validation-action";

    /** Tryton Production Order Action. */
    public static final String TRYTON_PRODUCTION_ORDER_ACTION = "kamelet:mfg-tryton-production-order-action";

    /** Tryton Production Reversal Sink. */
    public static final String TRYTON_PRODUCTION_REVERSAL_SINK = "kamelet:mfg-tryton-production-reversal-sink";

    /** Tryton Receipt Reversal Sink. */
    public static final String TRYTON_RECEIPT_REVERSAL_SINK = "kamelet:mfg-tryton-receipt-reversal-sink";

    /** Tryton Receipt Sink. */
    public static final String TRYTON_RECEIPT_SINK = "kamelet:mfg-tryton-receipt-sink";

    /** Tryton Shipment Reversal Sink. */
    public static final String TRYTON_SHIPMENT_REVERSAL_SINK = "kamelet:mfg-tryton-shipment-reversal-sink";

    /** Tryton Shipment Sink. */
    public static final String TRYTON_SHIPMENT_SINK = "kamelet:mfg-tryton-shipment-sink";

    /** Tryton Transfer Reversal Sink. */
    public static final String TRYTON_TRANSFER_REVERSAL_SINK = "kamelet:mfg-tryton-transfer-reversal-sink";

    /** Tryton Transfer Sink. */
    public static final String TRYTON_TRANSFER_SINK = "kamelet:mfg-tryton-transfer-sink";

    /** Tryton Work Order Source. */
    public static final String TRYTON_WORK_ORDER_SOURCE = "kamelet:mfg-tryton-work-order-source";

    private ErpKamelets() {}
}
