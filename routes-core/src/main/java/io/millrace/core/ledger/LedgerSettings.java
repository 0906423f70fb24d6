/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How this process works on the ledger.
 *
 * @param owner its name; when it starts again under the same name it takes its own work back at once
 * @param leaseDuration how long nothing may be heard of it before another process takes its work over
 * @param probeInterval how often a stopped target is tried
 * @param sealInterval how often the audit is chained
 */
record LedgerSettings(
        InstantSource clock, String owner, Duration leaseDuration, Duration probeInterval, Duration sealInterval) {}
