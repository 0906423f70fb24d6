/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.core.observe.EventMetrics;
import io.millrace.core.post.Posted;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * The step after the records are written by all in-sync replicas: gives the flow its events back as the body, and says
 * {@link Posted} with the record's place, for example {@code mfg.production-2@1234}.
 */
public final class EventPublished implements Processor {

    private static final String EVENTS = "MillracePublishing";

    static void keep(Exchange exchange, Object events) {
        exchange.setProperty(EVENTS, events);
    }

    @Override
    public void process(Exchange exchange) {
        List<?> written = exchange.getMessage().getHeader(KafkaConstants.KAFKA_RECORD_META, List.class);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(exchange.removeProperty(EVENTS));
        EventMetrics.published(exchange, exchange.getMessage().getBody());
        String place = written != null && written.size() == 1 && written.get(0) instanceof RecordMetadata record
                ? record.toString()
                : null;
        new Posted(place).on(exchange);
    }
}
