/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

/** The goods issue of an outbound delivery: it left. @param delivery SAP's number of it, our shipment's */
public record SapGoodsIssue(String delivery) {}
