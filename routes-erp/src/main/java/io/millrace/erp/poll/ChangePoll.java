/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.poll;

import io.millrace.core.check.Settings;
import io.millrace.core.db.Database;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.poll.Watermarks;
import io.millrace.core.post.ReadError;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.TimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step of a polling source kamelet. Each run hands on one change, so that one that fails holds up those after
 * it and nothing else. When none is left it asks the system for what changed since the watermark, less the overlap in
 * which late commits may still appear; after a full page it asks on from that page's end at once. A replay out of the
 * quarantine goes by.
 */
public abstract class ChangePoll extends ServiceSupport implements Processor, CamelContextAware, Settings {

    private static final Logger LOG = LoggerFactory.getLogger(ChangePoll.class);

    private final ChangeBacklog backlog = new ChangeBacklog();
    private CamelContext camelContext;
    private Watermarks watermarks;
    private String baseUrl;
    private int limit = 200;
    private long overlapMillis = 300_000;
    private String changedSince = "";

    public final void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    protected final String baseUrl() {
        return baseUrl;
    }

    /** The most changes of a page. */
    public final void setLimit(int limit) {
        this.limit = limit;
    }

    protected final int limit() {
        return limit;
    }

    /** How far back each poll looks, in Camel's notation: {@code 5m}. */
    public final void setOverlap(String overlap) {
        overlapMillis = TimeUtils.toMilliSeconds(overlap);
    }

    /** Where the very first poll starts, RFC 3339; empty: at its own time. */
    public final void setChangedSince(String changedSince) {
        this.changedSince = changedSince;
    }

    /** What is polled, {@code /work-orders}: the place that an operator is told when a change cannot be read. */
    protected abstract String path();

    /**
     * Asks for what changed since then. The answer goes to {@link #answered}, at once or in a later step of the route.
     */
    protected abstract void ask(Exchange exchange, Instant since);

    /**
     * The change is durable now. What a source remembers of what it has told is kept here: kept before, a program that
     * dies in between would take for told what nobody has heard.
     *
     * @param exchange the one in which it was handed on
     */
    protected void told(Exchange exchange, byte[] change) {}

    @Override
    public void check() {
        Settings.require(limit >= 2 && limit <= 1000, "limit", "must be 2 to 1000, got " + limit);
        Settings.require(overlapMillis >= 0, "overlap", "must not be negative");
        Settings.require(
                changedSince.isEmpty() || isTime(changedSince),
                "changedSince",
                "must be a time with offset, as 2026-11-23T07:00:00+01:00, got '" + changedSince + "'");
    }

    private static boolean isTime(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    @Override
    public final void process(Exchange exchange) {
        if (RawInput.isReplay(exchange)) {
            return;
        }
        // Camel polls again at once when this is true, and takes true for granted.
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, false);
        if (!handOn(exchange)) {
            Instant next = backlog.nextPage();
            ask(
                    exchange,
                    next != null
                            ? next
                            : watermarks.read(name(exchange), first()).minus(Duration.ofMillis(overlapMillis)));
        }
    }

    /** Makes the next change the body; false if there is none. */
    private boolean handOn(Exchange exchange) {
        byte[] change = backlog.next();
        if (change == null) {
            return false;
        }
        exchange.getMessage().setBody(change);
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, path());
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange ended) {
                // An error handler of the integrator may have swallowed the failure.
                if (HandedOver.is(ended)) {
                    told(ended, change);
                    backlog.told();
                    finish(ended);
                } else {
                    LOG.error("{}. {}", ReadError.SWALLOWED.code(), ReadError.SWALLOWED.action());
                }
            }
        });
        return true;
    }

    private Instant first() {
        return changedSince.isEmpty()
                ? Instant.now()
                : OffsetDateTime.parse(changedSince).toInstant();
    }

    /** The answer is there; its first change that was not told before becomes the body, if there is one. */
    protected final void answered(Exchange exchange, ChangePage page) {
        backlog.add(page);
        if (!handOn(exchange)) {
            exchange.setRouteStop(true);
            finish(exchange);
        }
    }

    private void finish(Exchange exchange) {
        Instant end = backlog.finished();
        if (end != null) {
            watermarks.advance(name(exchange), end);
        }
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, backlog.more());
    }

    /** Two flows that read the same system have watermarks of their own. */
    private String name(Exchange exchange) {
        return exchange.getFromRouteId() + ' ' + baseUrl + path();
    }

    @Override
    public final CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public final void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() throws Exception {
        watermarks = new Watermarks(Database.of(camelContext));
    }
}
