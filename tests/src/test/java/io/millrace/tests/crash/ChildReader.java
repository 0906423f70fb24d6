/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.model.ProcessorDefinition;

/**
 * The application as a program whose source is Kafka: a database, the ledger and a REST sink kamelet. It reads on until
 * it dies.
 *
 * <p>Arguments: JDBC URL of the database, name of topic, group and target, port of the {@link ErpServer}, the brokers,
 * crash point.
 */
final class ChildReader {

    static final TargetClass TARGET_CLASS = TargetClass.IDEMPOTENT;

    /** The session of a consumer that was killed lasts 45 s. */
    private static final Duration LONGEST = Duration.ofSeconds(110);

    private ChildReader() {}

    public static void main(String[] arguments) throws Exception {
        Fuse fuse = new Fuse(
                CrashPoint.valueOf(arguments[4]),
                Site.VICTIM,
                () -> Runtime.getRuntime().halt(137));
        try (HikariDataSource database = Databases.open(arguments[0], "sa")) {
            read(
                    site(database, arguments[1]),
                    arguments[3],
                    fuse,
                    ChildLife.sink(TARGET_CLASS, Integer.parseInt(arguments[2])),
                    () -> false);
        }
    }

    static Site site(HikariDataSource database, String name) {
        return new Site(
                database,
                Databases.SCHEMA,
                name,
                TARGET_CLASS,
                Duration.ofMillis(1500),
                InstantSource.system(),
                new HashSet<>());
    }

    /** Reads the topic and posts what it tells until it is over. */
    static void read(
            Site site, String brokers, Fuse fuse, UnaryOperator<ProcessorDefinition<?>> sink, Callable<Boolean> over)
            throws Exception {
        try (Life life = new Life(site, "plant", fuse, sink)) {
            life.context().getComponent("kafka", KafkaComponent.class).setKafkaClientFactory(new DyingKafka(fuse));
            life.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("kamelet:mfg-event-source/accept-in?maxBackoff=200&topic=%1$s&groupId=%1$s&bootstrapServers=%2$s"
                                    .formatted(site.target(), brokers))
                            .to("ledger:" + site.target());
                }
            });
            await().atMost(LONGEST).until(over);
        }
    }
}
