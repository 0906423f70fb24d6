/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.latency;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.component.vertx.http.VertxHttpComponent;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Plain Camel at its best: the batching Kafka consumer with its intervals set, one statement for a batch, parallel posts.
 * It keeps no order of a work order's reports, and acknowledges MQTT as Camel does by default.
 */
final class CamelWay implements Way {

    private final DefaultCamelContext camel = new DefaultCamelContext(false);
    private final ExecutorService posts = Executors.newFixedThreadPool(32);
    private final Vertx vertx = Vertx.vertx();
    private Inbox inbox;

    @Override
    public String name() {
        return "camel";
    }

    @Override
    public void start(Surroundings given) throws Exception {
        inbox = new Inbox(given.database(), "camel_inbox");
        camel.disableJMX();
        camel.build();
        camel.getRegistry().bind("posts", posts);
        VertxHttpComponent http = new VertxHttpComponent();
        http.setVertx(vertx);
        camel.addComponent("vertx-http", http);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("paho-mqtt5:plant/camel/+/consumption?qos=1&clientId=camel&cleanStart=false&sessionExpiryInterval=3600&brokerUrl="
                                + given.mqtt())
                        .process(CamelWay::map)
                        .to(
                                "kafka:camel?requestRequiredAcks=all&valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer&brokers="
                                        + given.kafka());
                from("kafka:camel?groupId=camel&autoOffsetReset=earliest&autoCommitEnable=false&allowManualCommit=true"
                                + "&batching=true&maxPollRecords=500&batchingIntervalMs=10&pollTimeoutMs=10"
                                + "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer&brokers="
                                + given.kafka())
                        .process(exchange -> inbox.accept(reports(exchange)))
                        .split(body())
                        .parallelProcessing()
                        .executorService("posts")
                        .process(CamelWay::unwrap)
                        .removeHeaders("*")
                        .setHeader(Exchange.HTTP_METHOD, constant("POST"))
                        .setHeader("Authorization", constant("Bearer secret"))
                        .setHeader(Exchange.CONTENT_TYPE, constant("application/json"))
                        .to("vertx-http:" + given.target() + "/movements")
                        .end()
                        .process(exchange -> inbox.posted(reports(exchange)))
                        .process(CamelWay::commit);
            }
        });
        camel.start();
    }

    private static void map(Exchange exchange) throws Exception {
        Inbox.Report report = Mapping.report(exchange.getMessage().getBody(byte[].class));
        exchange.getMessage().setBody(report.body());
        exchange.getMessage().setHeader(KafkaConstants.KEY, report.workOrder());
    }

    private static List<Inbox.Report> reports(Exchange batch) {
        List<Inbox.Report> reports = new ArrayList<>();
        for (Object each : batch.getMessage().getBody(List.class)) {
            Exchange one = (Exchange) each;
            byte[] body = one.getMessage().getBody(byte[].class);
            reports.add(new Inbox.Report(
                    HandWay.id(body), one.getMessage().getHeader(KafkaConstants.KEY, String.class), body));
        }
        return reports;
    }

    /** An element of a batch is an exchange of its own. */
    private static void unwrap(Exchange element) {
        Exchange one = element.getMessage().getBody(Exchange.class);
        element.getMessage().setBody(one.getMessage().getBody(byte[].class));
    }

    private static void commit(Exchange batch) {
        List<?> exchanges = batch.getMessage().getBody(List.class);
        Exchange last = (Exchange) exchanges.get(exchanges.size() - 1);
        last.getMessage()
                .getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)
                .commit();
    }

    @Override
    public void close() {
        camel.stop();
        posts.shutdown();
        vertx.close();
        inbox.close();
    }
}
