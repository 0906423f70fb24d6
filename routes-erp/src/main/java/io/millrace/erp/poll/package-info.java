/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * Polling an ERP that cannot call us: what changed since a watermark, less an overlap, page by page, handed on change by
 * change.
 */
package io.millrace.erp.poll;
