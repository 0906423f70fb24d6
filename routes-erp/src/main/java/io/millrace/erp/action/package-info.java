/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/** What somebody who waits asks an ERP, and what is answered: the same records for every ERP. */
@NullMarked
package io.millrace.erp.action;

import org.jspecify.annotations.NullMarked;
