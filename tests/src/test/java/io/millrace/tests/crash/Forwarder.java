/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.canonical.event.Event;
import io.millrace.core.db.Database;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The application as a program without a ledger: it forwards from one topic to another with {@code once=true}. It goes
 * on until it dies.
 *
 * <p>Arguments: JDBC URL and user of the database, name of topic and group, the brokers, crash point.
 */
final class Forwarder {

    static final int BATCH = 3;

    private static final Duration LONGEST = Duration.ofSeconds(110);

    private final Fuse fuse;
    private final Processor mapping;

    private Forwarder(Fuse fuse, Processor mapping) {
        this.fuse = fuse;
        this.mapping = mapping;
    }

    public static void main(String[] arguments) throws Exception {
        Fuse fuse = new Fuse(
                CrashPoint.valueOf(arguments[4]),
                Site.VICTIM,
                () -> Runtime.getRuntime().halt(137));
        try (HikariDataSource database = Databases.open(arguments[0], arguments[1])) {
            run(database, arguments[2], arguments[3], fuse, () -> false);
        }
    }

    /** Where what is in the topic goes to. */
    static String output(String topic) {
        return topic + "-out";
    }

    /** Forwards the topic until it is over. */
    static void run(HikariDataSource database, String topic, String brokers, Fuse fuse, Callable<Boolean> over)
            throws Exception {
        run(database, topic, brokers, fuse, batch -> {}, over);
    }

    /** @param mapping what happens to a batch before it is sent */
    static void run(
            HikariDataSource database,
            String topic,
            String brokers,
            Fuse fuse,
            Processor mapping,
            Callable<Boolean> over)
            throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.disableJMX();
            context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
            context.getShutdownStrategy().setTimeout(1);
            context.getRegistry()
                    .bind(
                            "database",
                            Database.class,
                            new Database(
                                    WatchedDatabase.of(database, fuse, new ClaimWatch(fuse, topic)), Databases.SCHEMA));
            context.getComponent("kafka", KafkaComponent.class).setKafkaClientFactory(new DyingKafka(fuse));
            context.addRoutes(new Forwarder(fuse, mapping).flow(topic, brokers));
            context.start();
            await().atMost(LONGEST).until(over);
        }
    }

    private RouteBuilder flow(String topic, String brokers) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/in?once=true&batchSize=%1$d&maxBackoff=200&topic=%2$s&groupId=%2$s&bootstrapServers=%3$s"
                                .formatted(BATCH, topic, brokers))
                        .process(mapping)
                        .process(exchange -> reached(CrashPoint.WHILE_MAPPING, exchange))
                        .setProperty("batch", body())
                        .to("kamelet:mfg-event-sink/out?topic=%s&bootstrapServers=%s".formatted(output(topic), brokers))
                        .process(exchange -> reached(CrashPoint.ANSWER_READ, exchange));
            }
        };
    }

    private void reached(CrashPoint point, Exchange exchange) {
        List<?> batch = exchange.getProperty("batch", exchange.getMessage().getBody(), List.class);
        batch.forEach(each -> fuse.reached(point, ((Event<?>) each).envelope().id()));
        fuse.endIfBlown();
    }
}
