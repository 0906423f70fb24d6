/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.EventType;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** Accept events durably for targets, and post each to its target in order, with a recorded outcome. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "ledger",
        title = "Ledger",
        syntax = "ledger:targets",
        category = {Category.MESSAGING, Category.DATABASE})
public final class LedgerEndpoint extends DefaultEndpoint {

    @UriPath(description = "The target, for example erp. A producer may name several, separated by commas.")
    @Metadata(required = true)
    private String targets;

    @UriParam(
            label = "producer",
            javaType = "java.time.Duration",
            description = "How long the first event after a gap in its source's sequence waits for the missing ones"
                    + " before it is parked. By default gaps are not watched.")
    private long gapTimeout;

    @UriParam(
            label = "producer",
            defaultValue = "1000000",
            description =
                    "With this many open deliveries the target accepts nothing more; the source keeps its events.")
    private long maxOpen = 1_000_000;

    @UriParam(
            label = "consumer",
            description = "The event types the route posts, by their short names, separated by commas; all by default.")
    private @Nullable String eventTypes;

    @UriParam(
            label = "consumer",
            defaultValue = "POST",
            description = "Whether the route posts events or reverses what was posted.")
    private Kind purpose = Kind.POST;

    @UriParam(
            label = "consumer",
            description = "Targets on which the same event must be posted first, separated by commas.")
    private @Nullable String after;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether a delivery waits while a lot, handling unit or shipment of its event is on quality"
                    + " hold, or comes from what is.")
    private boolean fence;

    @UriParam(label = "consumer", defaultValue = "10", description = "How many deliveries run at the same time.")
    private int concurrency = 10;

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            javaType = "java.time.Duration",
            description = "The pause after the first failure; doubled with each further one.")
    private long retryDelay = RetryPolicy.DEFAULT.delay().toMillis();

    @UriParam(
            label = "consumer",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "The longest pause.")
    private long retryMaxDelay = RetryPolicy.DEFAULT.maxDelay().toMillis();

    @UriParam(
            label = "consumer",
            defaultValue = "28800000",
            javaType = "java.time.Duration",
            description = "How long a prerequisite may be missing in the target before the delivery is parked.")
    private long prematureDeadline = RetryPolicy.DEFAULT.prematureDeadline().toMillis();

    @UriParam(
            label = "consumer",
            defaultValue = "120000",
            javaType = "java.time.Duration",
            description =
                    "How long after a call the target may need to show its effect: longer than the call's time-out"
                            + " and the target's longest processing together. Asking earlier duplicates.")
    private long settleWindow = RetryPolicy.DEFAULT.settleWindow().toMillis();

    @UriParam(
            label = "consumer",
            defaultValue = "86400000",
            javaType = "java.time.Duration",
            description =
                    "How long it is tried to find out what became of a call before the delivery is parked; shorter"
                            + " than the target remembers keys.")
    private long unknownDeadline = RetryPolicy.DEFAULT.unknownDeadline().toMillis();

    LedgerEndpoint(String uri, LedgerComponent component, String targets) {
        super(uri, component);
        this.targets = targets;
    }

    /** The ledger of the application. */
    Ledger ledger() {
        return ((LedgerComponent) getComponent()).ledger();
    }

    @Override
    public Producer createProducer() {
        return new LedgerProducer(this);
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (names(targets).size() != 1) {
            throw new MfgException(LedgerError.BAD_OPTION, "a route takes from one target, got '" + targets + "'");
        }
        LedgerConsumer consumer = new LedgerConsumer(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    List<String> targetNames() {
        return names(targets).stream().sorted().toList();
    }

    AcceptOptions acceptOptions() {
        return new AcceptOptions(gapTimeout > 0 ? Duration.ofMillis(gapTimeout) : null, maxOpen);
    }

    Lane lane(Lane.Runner runner) {
        Set<String> types = eventTypes == null
                ? Arrays.stream(EventType.values()).map(EventType::type).collect(Collectors.toSet())
                : names(eventTypes).stream()
                        .map(name -> EventType.ofShortName(name).type())
                        .collect(Collectors.toSet());
        Set<String> before = after == null ? Set.of() : names(after);
        RetryPolicy policy = new RetryPolicy(
                Duration.ofMillis(retryDelay),
                Duration.ofMillis(retryMaxDelay),
                Duration.ofMillis(prematureDeadline),
                Duration.ofMillis(settleWindow),
                Duration.ofMillis(unknownDeadline));
        if (fence && purpose == Kind.REVERSE) {
            throw new MfgException(LedgerError.BAD_OPTION, "a reversal brings goods back: it needs no fence");
        }
        return new Lane(types, purpose, concurrency, before, fence, policy, runner);
    }

    private static Set<String> names(String commaSeparated) {
        Set<String> names = new LinkedHashSet<>();
        for (String name : commaSeparated.split(",")) {
            if (name.isBlank()) {
                throw new MfgException(LedgerError.BAD_OPTION, "an empty name in '" + commaSeparated + "'");
            }
            names.add(name.strip());
        }
        return names;
    }

    public String getTargets() {
        return targets;
    }

    public void setTargets(String targets) {
        this.targets = targets;
    }

    public long getGapTimeout() {
        return gapTimeout;
    }

    public void setGapTimeout(long gapTimeout) {
        this.gapTimeout = gapTimeout;
    }

    public long getMaxOpen() {
        return maxOpen;
    }

    public void setMaxOpen(long maxOpen) {
        this.maxOpen = maxOpen;
    }

    public @Nullable String getEventTypes() {
        return eventTypes;
    }

    public void setEventTypes(String eventTypes) {
        this.eventTypes = eventTypes;
    }

    public Kind getPurpose() {
        return purpose;
    }

    public void setPurpose(Kind purpose) {
        this.purpose = purpose;
    }

    public @Nullable String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }

    public boolean isFence() {
        return fence;
    }

    public void setFence(boolean fence) {
        this.fence = fence;
    }

    public int getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public long getRetryDelay() {
        return retryDelay;
    }

    public void setRetryDelay(long retryDelay) {
        this.retryDelay = retryDelay;
    }

    public long getRetryMaxDelay() {
        return retryMaxDelay;
    }

    public void setRetryMaxDelay(long retryMaxDelay) {
        this.retryMaxDelay = retryMaxDelay;
    }

    public long getPrematureDeadline() {
        return prematureDeadline;
    }

    public void setPrematureDeadline(long prematureDeadline) {
        this.prematureDeadline = prematureDeadline;
    }

    public long getSettleWindow() {
        return settleWindow;
    }

    public void setSettleWindow(long settleWindow) {
        this.settleWindow = settleWindow;
    }

    public long getUnknownDeadline() {
        return unknownDeadline;
    }

    public void setUnknownDeadline(long unknownDeadline) {
        this.unknownDeadline = unknownDeadline;
    }
}
