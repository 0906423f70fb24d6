/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/** Reading master data of SAP. */
package io.millrace.erp.sap.master;
