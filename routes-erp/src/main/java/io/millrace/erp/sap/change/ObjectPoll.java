/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.change;

import io.millrace.erp.poll.ChangePage;
import io.millrace.erp.poll.ChangePoll;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** The first step of an SAP poll source kamelet; {@link ReadChangedObjects} is the second. */
public final class ObjectPoll extends ChangePoll {

    private static final String POLL = "MillraceSapPoll";

    private BusinessObject object;
    private volatile Instant since;

    public void setObject(BusinessObject object) {
        this.object = object;
    }

    @Override
    protected String path() {
        return '/' + object.set();
    }

    @Override
    protected void ask(Exchange exchange, Instant from) {
        since = from;
        exchange.setProperty(POLL, this);
    }

    @Override
    protected void told(Exchange exchange, byte[] change) {
        object.told(change, OrderMemory.of(exchange));
    }

    /** The poll that has asked in this exchange; null if it handed on a change, or is not there. */
    static @Nullable ObjectPoll asking(Exchange exchange) {
        return exchange.getProperty(POLL, ObjectPoll.class);
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
