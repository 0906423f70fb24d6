/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.poll;

import io.millrace.core.post.RestQuery;
import io.millrace.erp.poll.ChangePoll;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The first step of {@code mfg-erp-work-order-poll-source}: gives {@link RestQuery} its question. {@link
 * ReadWorkOrderPage} is the step after the answer.
 */
public final class WorkOrderPoll extends ChangePoll {

    private static final String POLL = "MillraceWorkOrderPoll";

    private Instant since;

    @Override
    protected String path() {
        return "/work-orders";
    }

    @Override
    protected void ask(Exchange exchange, Instant since) {
        this.since = since;
        exchange.setProperty(POLL, this);
        RestQuery.ask(exchange, Map.of("changedSince", since.toString(), "limit", Integer.toString(limit())));
    }

    static WorkOrderPoll of(Exchange exchange) {
        return exchange.getProperty(POLL, WorkOrderPoll.class);
    }

    void answered(Exchange exchange, byte @Nullable [] answer) {
        answered(exchange, WorkOrderPage.read(answer == null ? new byte[0] : answer, since, limit()));
    }
}
