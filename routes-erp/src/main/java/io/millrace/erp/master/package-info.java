/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * Loading master data of an ERP: kind by kind a full load now and then, and between them what has changed, page by page.
 */
package io.millrace.erp.master;
