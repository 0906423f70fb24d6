/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * The ways that look right and are not: each is run, and where effects are wrong the checker that finds nothing wrong
 * with the ledger finds it. When one of these tests fails, either the way has become better or the checker worse.
 */
package io.millrace.tests.whynot;
