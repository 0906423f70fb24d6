/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.example;

import io.millrace.wms.WmsKamelets;
import org.apache.camel.builder.RouteBuilder;

/** A shipment that left the warehouse is told to the CRM and the customer portal, to each exactly once. */
public final class DispatchedShipments extends RouteBuilder {

    @Override
    public void configure() {
        from(WmsKamelets.WMS_SHIPMENT_SOURCE + "/ulm-wms-shipment?secret=RAW({{wms.webhookSecret}})")
                .routeId("ulm-shipment-in")
                .transformDataType("wms:shipment", "canonical:shipment")
                .to("ledger:crm,portal");

        from("ledger:crm?eventTypes=shipment-dispatched")
                .routeId("ulm-shipment-to-crm")
                .transformDataType("canonical:shipment-dispatched", "crm:shipment")
                .to(WmsKamelets.CRM_SHIPMENT_SINK
                        + "/ulm-shipment-to-crm-out?baseUrl={{crm.baseUrl}}&token={{crm.token}}");

        from("ledger:portal?eventTypes=shipment-dispatched")
                .routeId("ulm-shipment-to-portal")
                .transformDataType("canonical:shipment-dispatched", "portal:shipment")
                .to(WmsKamelets.PORTAL_SHIPMENT_SINK
                        + "/ulm-shipment-to-portal-out?baseUrl={{portal.baseUrl}}&token={{portal.token}}");
    }
}
