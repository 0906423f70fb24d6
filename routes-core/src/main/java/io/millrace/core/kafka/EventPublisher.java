/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.check.Settings;
import io.millrace.core.ingest.IngestError;
import io.millrace.core.post.Delivery;
import io.millrace.core.post.TargetClass;
import io.millrace.core.step.AsyncStep;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

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
        return AsyncStep.run(exchange, callback, this::publish);
    }

    private @Nullable CompletionStage<?> publish(Exchange exchange) {
        Message message = exchange.getMessage();
        Object body = message.getBody();
        EventPublished.keep(exchange, body);
        List<?> events = body instanceof List<?> several ? several : List.of(event(body));
        message.removeHeaders("*");
        Delivery delivery = Delivery.of(exchange);
        if (delivery == null) {
            message.setBody(new Batch(records(events), producers));
            return null;
        }
        Event<?> event = event(body);
        return delivery.barrier(CloudEventCodec.data(event), TargetClass.IDEMPOTENT)
                .thenAccept(frozen -> message.setBody(new Batch(List.of(record(event, frozen)), producers)));
    }

    private List<ProducerRecord<String, byte[]>> records(List<?> events) {
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>(events.size());
        for (Object element : events) {
            Event<?> event = event(element);
            records.add(record(event, CloudEventCodec.data(event)));
        }
        return records;
    }

    private ProducerRecord<String, byte[]> record(Event<?> event, byte[] data) {
        EventEnvelope envelope = event.envelope();
        return new ProducerRecord<>(
                topic.isEmpty() ? envelope.type().topic().topic() : topic,
                null,
                envelope.partitionKey(),
                data,
                EventHeaders.of(envelope));
    }

    /**
     * Camel takes the iterator when it begins to send, on the thread that sends, and makes each element the value of a
     * record of its own, out of which {@link RenewedProducer} takes it.
     */
    private record Batch(List<ProducerRecord<String, byte[]>> records, EventProducers producers)
            implements Iterable<ProducerRecord<String, byte[]>> {

        @Override
        public Iterator<ProducerRecord<String, byte[]>> iterator() {
            producers.beginBatch();
            return records.iterator();
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
