/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.event.EventEnvelope;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class RenewedProducerTest {

    private static final EventEnvelope ENVELOPE = TestEvents.consumed("WO-1", 1).envelope();

    private final List<MockProducer<String, String>> made = new ArrayList<>();
    private final List<Exception> failures = new ArrayList<>();
    private final RenewedProducer renewed = new RenewedProducer(() -> {
        made.add(new MockProducer<>(false, null, new StringSerializer(), new StringSerializer()));
        return made.get(made.size() - 1);
    });

    @SuppressWarnings("unchecked")
    private final Producer<String, String> producer = (Producer<String, String>) renewed.proxy();

    @Test
    void afterAFailureTheRestOfTheBatchFailsTooAndTheNextBatchHasANewProducer() {
        renewed.beginBatch();
        send("1");
        made.get(0).errorNext(new TimeoutException("no leader"));

        assertThat(failures).hasSize(1);
        assertThat(made.get(0).closed()).isTrue();
        assertThatThrownBy(() -> send("2")).isInstanceOf(TimeoutException.class);

        renewed.beginBatch();
        send("1");
        send("2");
        assertThat(made).hasSize(2);
        assertThat(made.get(0).history()).extracting(ProducerRecord::value).containsExactly("1");
        assertThat(made.get(1).history()).extracting(ProducerRecord::value).containsExactly("1", "2");
    }

    @Test
    void aBatchThatIsOnItsWayWhenAnotherFailsDoesNotGoOnWithTheNewProducer() throws Exception {
        renewed.beginBatch();
        send("1");
        Thread other = new Thread(() -> {
            made.get(0).errorNext(new TimeoutException("no leader"));
            renewed.beginBatch();
            send("other");
        });
        other.start();
        other.join();

        assertThatThrownBy(() -> send("2")).isInstanceOf(TimeoutException.class);
        assertThat(made.get(1).history()).extracting(ProducerRecord::value).containsExactly("other");
    }

    @Test
    void withoutAFailureOneProducerServesAllBatches() {
        renewed.beginBatch();
        send("1");
        made.get(0).completeNext();
        renewed.beginBatch();
        send("2");
        producer.close();

        assertThat(made).hasSize(1);
        assertThat(made.get(0).closed()).isTrue();
        assertThat(failures).isEmpty();
    }

    @Test
    @SuppressWarnings({"rawtypes", "unchecked"})
    void aRecordThatIsReadyLeavesAsItIs() {
        ProducerRecord<String, String> ready =
                new ProducerRecord<>("ready", 1, "key", "value", EventHeaders.of(ENVELOPE));
        ((Producer) producer).send(new ProducerRecord("camel", 0, null, ready), (metadata, failure) -> {});

        assertThat(made.get(0).history()).containsExactly(ready);
    }

    private void send(String value) {
        producer.send(new ProducerRecord<>("t", 0, "k", value), (metadata, failure) -> {
            if (failure != null) {
                failures.add(failure);
            }
        });
    }
}
