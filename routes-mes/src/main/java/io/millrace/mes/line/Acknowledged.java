/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import io.millrace.core.post.Posted;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The step after a {@link PublishingClient}'s publish: the broker answers for the message, which has no number. */
public final class Acknowledged implements Processor {

    @Override
    public void process(Exchange exchange) {
        new Posted(null).on(exchange);
    }
}
