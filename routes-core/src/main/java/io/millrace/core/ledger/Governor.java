/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much a system may be asked to do, whatever the number of routes and targets that post to it: a bean, at most one
 * for a target. While it has one, a target that answers "too busy" (429, or 503 with Retry-After) is left alone altogether
 * until the time it named.
 *
 * <pre>{@code
 * camel.beans.erpGovernor = #class:io.millrace.core.ledger.Governor
 * camel.beans.erpGovernor.target = erp
 * camel.beans.erpGovernor.callsPerSecond = 20
 * camel.beans.erpGovernor.quietHours = MON-FRI 22:00-04:30, SAT 12:00-24:00
 * camel.beans.erpGovernor.timeZone = Europe/Berlin
 * }</pre>
 */
public final class Governor {

    private static final Logger LOG = LoggerFactory.getLogger(Governor.class);

    private List<String> targets = List.of();
    private double callsPerSecond;
    private int concurrentCalls;
    private @Nullable String quietHours;
    private @Nullable String timeZone;
    private boolean holdsInQuietHours;
    private @Nullable Allowance allowance;

    /** The target's pace: that of its governor, or any. */
    static Pace pace(CamelContext context, String target) {
        List<Governor> its = context.getRegistry().findByType(Governor.class).stream()
                .filter(governor -> governor.targets.contains(target))
                .toList();
        if (its.size() > 1) {
            throw new MfgException(LedgerError.BAD_OPTION, "there are " + its.size() + " governors of " + target);
        }
        return its.isEmpty() ? Pace.any(target) : its.get(0).pace(target);
    }

    /** A governor whose target is misspelt would govern nothing, and nobody would see it. */
    static void warnOfIdle(CamelContext context, Predicate<String> isPosted) {
        for (Governor governor : context.getRegistry().findByType(Governor.class)) {
            List<String> idle =
                    governor.targets.stream().filter(isPosted.negate()).toList();
            if (governor.targets.isEmpty() || !idle.isEmpty()) {
                LOG.warn("The governor of {} has nothing to govern there: no route posts to it", idle);
            }
        }
    }

    private synchronized Pace pace(String name) {
        if (!(callsPerSecond >= 0 && callsPerSecond <= CallRate.FASTEST) || concurrentCalls < 0) {
            throw new MfgException(
                    LedgerError.BAD_OPTION,
                    "the governor of " + name + " wants " + callsPerSecond + " calls per second and " + concurrentCalls
                            + " concurrent calls; 0 means any number, " + CallRate.FASTEST + " a second are the most");
        }
        if (allowance == null) {
            allowance = new Allowance(
                    callsPerSecond == 0 ? null : new CallRate(callsPerSecond),
                    concurrentCalls == 0 ? Integer.MAX_VALUE : concurrentCalls);
        }
        return new Pace(
                name,
                allowance,
                quietHours == null || quietHours.isBlank() ? null : QuietHours.of(quietHours, zone(name)),
                holdsInQuietHours);
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(timeZone == null ? "" : timeZone);
        } catch (DateTimeException e) {
            throw new MfgException(
                    LedgerError.BAD_OPTION,
                    "the quiet hours of " + name + " need the plant's timeZone, for example Europe/Berlin; it is "
                            + timeZone);
        }
    }

    public String getTarget() {
        return String.join(",", targets);
    }

    /** The target it governs, or the targets of one system, separated by commas: {@code erp,erp-stock}. */
    public void setTarget(String target) {
        targets = List.of(target.trim().split("\\s*,\\s*"));
    }

    public double getCallsPerSecond() {
        return callsPerSecond;
    }

    /** The most calls in a second, evenly spread; 0.5 is one every two seconds, 0 any number. */
    public void setCallsPerSecond(double callsPerSecond) {
        this.callsPerSecond = callsPerSecond;
    }

    public int getConcurrentCalls() {
        return concurrentCalls;
    }

    /** The most deliveries under way at the same time, of all routes together; 0: as many as the routes want. */
    public void setConcurrentCalls(int concurrentCalls) {
        this.concurrentCalls = concurrentCalls;
    }

    public @Nullable String getQuietHours() {
        return quietHours;
    }

    /**
     * When no call is begun: {@code 22:00-04:30} every day, {@code MON-FRI 22:00-04:30} on the nights that begin on these
     * days; several, separated by commas.
     */
    public void setQuietHours(String quietHours) {
        this.quietHours = quietHours;
    }

    public @Nullable String getTimeZone() {
        return timeZone;
    }

    /** The plant's time zone, for the quiet hours: {@code Europe/Berlin}. */
    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public boolean isHoldsInQuietHours() {
        return holdsInQuietHours;
    }

    /** Whether a quality hold that is placed is posted in quiet hours too. */
    public void setHoldsInQuietHours(boolean holdsInQuietHours) {
        this.holdsInQuietHours = holdsInQuietHours;
    }
}
