/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.util.Map;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/** Readiness: a source that Kafka refuses, or does not answer, looks started, yet gets nothing. */
final class KafkaHealthCheck extends AbstractHealthCheck {

    private final KafkaAccess access;

    KafkaHealthCheck(String routeId, KafkaAccess access) {
        super("millrace", "kafka-" + routeId);
        this.access = access;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.up();
        access.problem().ifPresent(problem -> builder.down().message(problem));
    }
}
