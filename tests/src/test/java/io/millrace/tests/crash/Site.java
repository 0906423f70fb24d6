/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import javax.sql.DataSource;

/**
 * What outlives a process.
 *
 * @param target the ledger's name of it
 * @param settleWindow of the target
 * @param changes gets each change of a delivery's state
 */
public record Site(
        DataSource dataSource,
        String schema,
        String target,
        TargetClass targetClass,
        Duration settleWindow,
        InstantSource clock,
        Set<String> changes) {

    /** The event whose way the process dies on. */
    public static final String VICTIM = "e1";

    /** Within the settle window. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** @param fate of the first call for the victim */
    public Erp erp(Erp.Fate fate) {
        return new Erp(target, targetClass, VICTIM, fate, clock, LATE);
    }
}
