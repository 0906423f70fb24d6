/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import java.util.List;

/**
 * Outbound deliveries that may not leave, or may again: all of them or none.
 *
 * @param reason SAP's reason for the block, {@code 01}; empty: the block ends
 */
public record SapDeliveryBlock(List<String> deliveries, String reason) {}
