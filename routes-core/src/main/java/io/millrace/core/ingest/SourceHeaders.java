/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import java.util.List;
import java.util.Set;
import org.apache.camel.component.kafka.KafkaConstants;

/** The headers of a source that say where a message came from; everything else a source sends is dropped. */
final class SourceHeaders {

    /** The CloudEvents attribute, where the source is a Kafka topic of ours. */
    static final String PLANT = "ce_plant";

    static final List<String> PLACES =
            List.of("CamelMqttTopic", "CamelHttpPath", "CamelFileName", "CamelMiloNodeIds", KafkaConstants.TOPIC);

    /** Kept by every {@link Capture} as part of what came in. */
    static final Set<String> KEPT =
            Set.of("CamelMqttTopic", "CamelFileName", "CamelMiloNodeIds", "CamelHttpPath", "webhook-id", "traceparent");

    /** Kept, but not as headers: some producers would take them for where to send or to write. */
    static final Set<String> STEERING = Set.of("CamelFileName", "CamelHttpPath");

    private SourceHeaders() {}
}
