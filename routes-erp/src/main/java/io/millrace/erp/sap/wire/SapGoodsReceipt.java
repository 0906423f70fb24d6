/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

/** The goods receipt of an inbound delivery: it is here. @param delivery SAP's number of it, our inbound shipment's */
public record SapGoodsReceipt(String delivery) {}
