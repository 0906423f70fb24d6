/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.poll;

import io.millrace.canonical.error.MfgException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the answer of a poll and hands on its first change. An answer that is no page is not a message that failed: it
 * is logged, and the next poll asks for the same.
 */
public final class ReadWorkOrderPage implements Processor {

    private static final Logger LOG = LoggerFactory.getLogger(ReadWorkOrderPage.class);

    @Override
    public void process(Exchange exchange) {
        byte[] answer = exchange.getMessage().getBody(byte[].class);
        exchange.getMessage().setBody(null);
        try {
            WorkOrderPoll.of(exchange).answered(exchange, answer);
        } catch (MfgException unreadable) {
            LOG.error("{}. {}", unreadable.getMessage(), unreadable.code().action());
            exchange.setRouteStop(true);
        }
    }
}
