/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.order;

import io.millrace.erp.poll.ChangePage;
import io.millrace.erp.poll.ChangePoll;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The first step of {@code mfg-sap-production-order-poll-source}; {@link ReadChangedOrders} is the second. */
public final class OrderPoll extends ChangePoll {

    private static final String POLL = "MillraceSapOrderPoll";
    private volatile Instant since;

    @Override
    protected String path() {
        return "/A_ProductionOrder_2";
    }

    @Override
    protected void ask(Exchange exchange, Instant from) {
        since = from;
        exchange.setProperty(POLL, this);
    }

    /** The poll that has asked in this exchange; null if it handed on a change, or is not there. */
    static @Nullable OrderPoll asking(Exchange exchange) {
        return exchange.getProperty(POLL, OrderPoll.class);
    }

    Instant since() {
        return since;
    }

    int most() {
        return limit();
    }

    void read(Exchange exchange, ChangePage page) {
        answered(exchange, page);
    }
}
