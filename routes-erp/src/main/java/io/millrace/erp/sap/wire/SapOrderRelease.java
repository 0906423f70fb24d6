/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

/** The release of a production order. @param order its number */
public record SapOrderRelease(String order) {}
