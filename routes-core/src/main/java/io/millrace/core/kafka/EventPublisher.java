/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.check.Settings;
import io.millrace.core.ingest.IngestError;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.TargetClass;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultMessage;

/**
 * Makes the Kafka records of one event or a {@code List} of events: the whole batch is one exchange, sent record after
 * record and waited for once. Every header of the exchange is dropped: only CloudEvents attributes leave. In a ledger
 * the event's bytes pass the barrier first; whoever consumes them recognises a repeated one by its id. After an event
 * that fails nothing more of its batch is sent, so that a second attempt keeps the order.
 */
public final class EventPublisher extends AsyncProcessorSupport implements Settings {

    /** One request of 5 s and a second try must fit in. */
    private static final int LEAST_TIMEOUT = 6000;

    private String topic = "";
    private int deliveryTimeout = 30_000;
    private EventProducers producers;

    /** Empty: each event goes to the topic of its type. */
    public void setTopic(String topic) {
        this.topic = topic;
    }

    /** How long the brokers may take for a batch, in milliseconds. */
    public void setDeliveryTimeout(int deliveryTimeout) {
        this.deliveryTimeout = deliveryTimeout;
    }

    public void setProducers(EventProducers producers) {
        this.producers = producers;
    }

    @Override
    public void check() {
        Settings.require(deliveryTimeout >= LEAST_TIMEOUT, "deliveryTimeout", "must be at least " + LEAST_TIMEOUT);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Object body = exchange.getMessage().getBody();
            EventPublished.keep(exchange, body);
            List<?> events = body instanceof List<?> several ? several : List.of(event(body));
            exchange.getMessage().removeHeaders("*");
            Delivery delivery = Delivery.of(exchange);
            if (delivery == null) {
                exchange.getMessage().setBody(new Batch(messages(exchange.getContext(), events), producers));
                callback.done(true);
                return true;
            }
            return passBarrier(exchange, callback, delivery, event(body));
        } catch (Exception failure) {
            exchange.setException(failure);
            callback.done(true);
            return true;
        }
    }

    private boolean passBarrier(Exchange exchange, AsyncCallback callback, Delivery delivery, Event<?> event) {
        delivery.barrier(CloudEventCodec.data(event), TargetClass.IDEMPOTENT).whenComplete((frozen, failure) -> {
            if (failure == null) {
                exchange.getMessage()
                        .setBody(new Batch(List.of(message(exchange.getContext(), event, frozen)), producers));
            } else {
                exchange.setException(failure);
            }
            callback.done(false);
        });
        return false;
    }

    private List<Message> messages(CamelContext context, List<?> events) {
        List<Message> messages = new ArrayList<>(events.size());
        for (Object element : events) {
            Event<?> event = event(element);
            messages.add(message(context, event, CloudEventCodec.data(event)));
        }
        return messages;
    }

    private Message message(CamelContext context, Event<?> event, byte[] data) {
        Message message = new DefaultMessage(context);
        message.setBody(data);
        CloudEventCodec.attributes(event.envelope())
                .forEach((name, value) -> message.setHeader(EventHeaders.PREFIX + name, value));
        message.setHeader(EventHeaders.CONTENT_TYPE, "application/json");
        message.setHeader(KafkaConstants.KEY, event.envelope().partitionKey());
        message.setHeader(
                KafkaConstants.OVERRIDE_TOPIC,
                topic.isEmpty() ? event.envelope().type().topic().topic() : topic);
        return message;
    }

    /** Camel takes the iterator when it begins to send, on the thread that sends. */
    private record Batch(List<Message> messages, EventProducers producers) implements Iterable<Message> {

        @Override
        public Iterator<Message> iterator() {
            producers.beginBatch();
            return messages.iterator();
        }
    }

    private static Event<?> event(Object element) {
        if (element instanceof Event<?> event) {
            return event;
        }
        throw new MfgException(
                IngestError.WRONG_BODY,
                "mfg-event-sink publishes canonical events, but the flow's body is "
                        + (element == null ? "empty" : element.getClass().getSimpleName())
                        + "; map it with transformDataType first");
    }
}
