/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms;

/** The kamelets of this module for the Java DSL. Generated: run the build with -Dmillrace.update=true. */
public final class WmsKamelets {

    /** CRM Shipment Sink. */
    public static final String CRM_SHIPMENT_SINK = "kamelet:mfg-crm-shipment-sink";

    /** Inventory Movement Sink. */
    public static final String INVENTORY_MOVEMENT_SINK = "kamelet:mfg-inventory-movement-sink";

    /** Portal Shipment Sink. */
    public static final String PORTAL_SHIPMENT_SINK = "kamelet:mfg-portal-shipment-sink";

    /** Service Quality Alert Sink. */
    public static final String SERVICE_QUALITY_ALERT_SINK = "kamelet:mfg-service-quality-alert-sink";

    /** WMS Handling Unit Source. */
    public static final String WMS_HANDLING_UNIT_SOURCE = "kamelet:mfg-wms-handling-unit-source";

    /** WMS Shipment Block Sink. */
    public static final String WMS_SHIPMENT_BLOCK_SINK = "kamelet:mfg-wms-shipment-block-sink";

    /** WMS Shipment Source. */
    public static final String WMS_SHIPMENT_SOURCE = "kamelet:mfg-wms-shipment-source";

    private WmsKamelets() {}
}
