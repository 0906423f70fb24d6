/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.event.Topic;
import io.millrace.tests.service.KafkaService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** Every event of the catalogue comes out of Kafka as it went in, on the topic of its ordering domain. */
class BackboneIT {

    @Test
    void everyEventComesOutAsItWentIn() throws Exception {
        List<Event<?>> events =
                Arrays.stream(EventType.values()).<Event<?>>map(Examples::event).toList();
        List<Object> arrived = Collections.synchronizedList(new ArrayList<>());
        CamelContext camel = new DefaultCamelContext();
        try (KafkaService kafka = KafkaService.start()) {
            List<String> topics =
                    Arrays.stream(Topic.values()).map(Topic::topic).toList();
            kafka.topics(topics);
            camel.addRoutes(flows(kafka.bootstrapServers(), String.join(",", topics), arrived));
            camel.start();

            camel.createProducerTemplate().sendBody("direct:events", events);

            await().atMost(Duration.ofMinutes(2)).until(() -> arrived.size() >= events.size());
            assertThat(Set.copyOf(arrived)).isEqualTo(Set.copyOf(events));
            camel.stop();
        }
    }

    private static RouteBuilder flows(String brokers, String topics, List<Object> arrived) {
        String group = "backbone-" + ProcessHandle.current().pid();
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:events")
                        .routeId("out")
                        .to("kamelet:mfg-event-sink/events-out?bootstrapServers=" + brokers);
                from("kamelet:mfg-event-source/events-in?bootstrapServers=%s&topic=%s&groupId=%s"
                                .formatted(brokers, topics, group))
                        .routeId("in")
                        .process(exchange -> {
                            List<?> batch = exchange.getMessage().getBody(List.class);
                            arrived.addAll(batch);
                        });
            }
        };
    }
}
