/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/** The one database of a Millrace application: dialect, tables, transactions and group commit. */
package io.millrace.core.db;
