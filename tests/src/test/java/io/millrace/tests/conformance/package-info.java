/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * What the ledger promises, proved against four witnesses that know nothing of each other: who sent, who received, what
 * the ledger holds at the end, and its audit. A pure checker compares them.
 */
package io.millrace.tests.conformance;
