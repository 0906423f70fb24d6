/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.poll;

import io.millrace.core.check.Settings;
import io.millrace.core.db.Database;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.poll.Watermarks;
import io.millrace.core.post.ReadError;
import io.millrace.core.post.RestQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.support.service.ServiceSupport;
import org.apache.camel.util.TimeUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first step of {@code mfg-erp-work-order-poll-source}. Each run hands on one change, so that one that fails holds up
 * those after it and nothing else. When none is left it asks the ERP for what changed since the watermark, less the
 * overlap in which late commits may still appear; after a full page it asks on from that page's end at once.
 * {@link ReadWorkOrderPage} is the step after the answer. A replay out of the quarantine goes by.
 */
public final class WorkOrderPoll extends ServiceSupport implements Processor, CamelContextAware, Settings {

    private static final Logger LOG = LoggerFactory.getLogger(WorkOrderPoll.class);
    private static final String POLL = "MillraceWorkOrderPoll";

    private final WorkOrderBacklog backlog = new WorkOrderBacklog();
    private CamelContext camelContext;
    private Watermarks watermarks;
    private String baseUrl;
    private int limit = 200;
    private long overlapMillis = 300_000;
    private String changedSince = "";
    private Instant since;

    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** The most orders of a page. */
    public void setLimit(int limit) {
        this.limit = limit;
    }

    /** How far back each poll looks, in Camel's notation: {@code 5m}. */
    public void setOverlap(String overlap) {
        overlapMillis = TimeUtils.toMilliSeconds(overlap);
    }

    /** Where the very first poll starts, RFC 3339; empty: at its own time. */
    public void setChangedSince(String changedSince) {
        this.changedSince = changedSince;
    }

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
    public void process(Exchange exchange) {
        if (RawInput.isReplay(exchange)) {
            return;
        }
        exchange.setProperty(POLL, this);
        // Camel polls again at once when this is true, and takes true for granted.
        exchange.setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, false);
        if (!handOn(exchange)) {
            ask(exchange);
        }
    }

    /** Makes the next change the body; false if there is none. */
    private boolean handOn(Exchange exchange) {
        byte[] change = backlog.next();
        if (change == null) {
            return false;
        }
        exchange.getMessage().setBody(change);
        // The place that an operator is told when the change cannot be read.
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, "/work-orders");
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange ended) {
                // An error handler of the integrator may have swallowed the failure.
                if (HandedOver.is(ended)) {
                    backlog.told();
                    finish(ended);
                } else {
                    LOG.error("{}. {}", ReadError.SWALLOWED.code(), ReadError.SWALLOWED.action());
                }
            }
        });
        return true;
    }

    private void ask(Exchange exchange) {
        Instant next = backlog.nextPage();
        since = next != null ? next : watermarks.read(name(exchange), first()).minus(Duration.ofMillis(overlapMillis));
        RestQuery.ask(exchange, Map.of("changedSince", since.toString(), "limit", Integer.toString(limit)));
    }

    private Instant first() {
        return changedSince.isEmpty()
                ? Instant.now()
                : OffsetDateTime.parse(changedSince).toInstant();
    }

    static WorkOrderPoll of(Exchange exchange) {
        return exchange.getProperty(POLL, WorkOrderPoll.class);
    }

    /** The answer is there; its first change that was not told before becomes the body, if there is one. */
    void answered(Exchange exchange, byte @Nullable [] answer) {
        backlog.add(WorkOrderPage.read(answer == null ? new byte[0] : answer, since, limit));
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

    /** Two flows that read the same ERP have watermarks of their own. */
    private String name(Exchange exchange) {
        return exchange.getFromRouteId() + ' ' + baseUrl + "/work-orders";
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    @Override
    protected void doStart() {
        watermarks = new Watermarks(Database.of(camelContext));
    }
}
