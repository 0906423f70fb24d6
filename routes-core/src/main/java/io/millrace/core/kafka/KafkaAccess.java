/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.ingest.IngestError;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether Kafka lets the consumers of one source in: they share their credentials, so they share the verdict. */
final class KafkaAccess {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaAccess.class);

    /** A topic may be denied only after the group was joined: so long must all go well before that counts. */
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private final Backoff backoff;
    private final Set<Consumer<?, ?>> consumers = ConcurrentHashMap.newKeySet();
    private String who = "a group";
    private @Nullable String refusal;

    KafkaAccess(Duration longestWait) {
        backoff = new Backoff(longestWait);
    }

    synchronized void isOf(String group, String brokers) {
        who = "group " + group + " at " + brokers;
    }

    void joined(Consumer<?, ?> consumer) {
        consumers.add(consumer);
    }

    void left(Consumer<?, ?> consumer) {
        consumers.remove(consumer);
    }

    synchronized boolean mayTry() {
        return backoff.isOverFor(Duration.ZERO);
    }

    /** One alert, however often and by however many consumers it is tried again. */
    synchronized void refused(RuntimeException why) {
        if (mayTry()) {
            backoff.failed();
        }
        String text = new MfgException(IngestError.REFUSED, who + ": " + why.getMessage()).getMessage();
        if (refusal == null) {
            LOG.error("{}. {}", text, IngestError.REFUSED.action());
        }
        refusal = text;
    }

    synchronized void polled(boolean broughtRecords) {
        if (refusal != null && (broughtRecords || backoff.isOverFor(SETTLED))) {
            LOG.info("{} is no longer refused", who);
            refusal = null;
            backoff.succeeded();
        }
    }

    /** What is wrong now. */
    synchronized Optional<String> problem() {
        if (refusal != null) {
            return Optional.of(refusal);
        }
        boolean away = consumers.stream().anyMatch(consumer -> !isConnected(consumer));
        return away ? Optional.of(who + " has no connection") : Optional.empty();
    }

    private static boolean isConnected(Consumer<?, ?> consumer) {
        return consumer.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals("connection-count")
                        && metric.getKey().group().equals("consumer-metrics"))
                .anyMatch(metric -> ((Number) metric.getValue().metricValue()).doubleValue() > 0);
    }
}
