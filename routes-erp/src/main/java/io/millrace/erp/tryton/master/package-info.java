/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/** Reading master data of Tryton. */
package io.millrace.erp.tryton.master;
