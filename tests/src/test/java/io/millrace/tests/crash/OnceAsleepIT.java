/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.kafka.TestBroker;
import io.millrace.tests.conformance.ProofDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * From one topic to another with {@code once=true}: an instance falls asleep before it sends a batch that it has claimed,
 * its session ends, and another one has its partition.
 */
@Tag("conformance")
@ExtendWith(Quiet.class)
class OnceAsleepIT {

    private final CountDownLatch asleep = new CountDownLatch(1);
    private final CountDownLatch awake = new CountDownLatch(1);
    private final ExecutorService instances = Executors.newFixedThreadPool(2);

    private TestBroker broker;
    private ProofDatabase server;
    private HikariDataSource database;
    private HikariDataSource ofTheSleeper;
    private Forwarding forwarding;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @BeforeEach
    void start() throws Exception {
        broker = new TestBroker();
        server = ProofDatabase.start(Dialect.POSTGRESQL, folder);
        database = open("");
        ofTheSleeper = open("&ApplicationName=sleeper");
        forwarding = Forwarding.begin(broker, "asleep");
    }

    @AfterEach
    void stop() throws Exception {
        awake.countDown();
        instances.shutdownNow();
        ofTheSleeper.close();
        database.close();
        server.close();
        broker.close();
    }

    @Test
    void theOthersWaitForItAndNothingComesTwice() throws Exception {
        long began = System.nanoTime();
        Future<?> sleeper = run(ofTheSleeper, this::sleep, forwarding::isOver);
        await().until(() -> asleep.getCount() == 0);
        forwarding.forgetMembers();
        Future<?> other = run(database, batch -> {}, forwarding::isOver);
        await().until(() -> count(database, "SELECT COUNT(*) FROM pg_locks WHERE NOT granted") > 0);
        assertThat(ids(forwarding.output())).containsExactly("b1", "b2", "b3");
        awake.countDown();
        sleeper.get();
        other.get();
        List<Event<?>> output = forwarding.output();
        Deaths sleeps = new Deaths(
                "an instance sleeps in its batch between two topics while another takes over",
                "PostgreSQL",
                Forwarding.EVENTS.size());
        try {
            sleeps.add(CrashPoint.WHILE_MAPPING, began, output.size(), forwarding.findings(database, output));
        } finally {
            sleeps.outcome(List.of()).withoutLedger().keep();
        }
        assertThat(ids(output)).containsExactlyElementsOf(Forwarding.EVENTS);
        assertThat(forwarding.poison(database)).isOne();
    }

    /** What {@code once} cannot promise: nobody takes back from a sleeper what it is about to send. */
    @Test
    void whatTheDatabaseHasTakenFromItItMaySendBehindTheOthers() throws Exception {
        int all = Forwarding.EVENTS.size();
        Future<?> sleeper =
                run(ofTheSleeper, this::sleep, () -> forwarding.output().size() == all + 2);
        await().until(() -> asleep.getCount() == 0);
        forwarding.forgetMembers();
        Future<?> other = run(database, batch -> {}, forwarding::isOver);
        await().until(() -> {
            count(
                    database,
                    "SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'sleeper'");
            return other.isDone();
        });
        other.get();
        assertThat(ids(forwarding.output())).containsExactlyElementsOf(Forwarding.EVENTS);
        awake.countDown();
        sleeper.get();
        assertThat(ids(forwarding.output()).subList(all, all + 2)).containsExactly(Site.VICTIM, "e2");
    }

    private HikariDataSource open(String more) {
        return Databases.open(
                server.arguments().get("jdbc") + more, server.arguments().get("user"));
    }

    private Future<?> run(HikariDataSource its, Processor mapping, Callable<Boolean> over) {
        return instances.submit(() -> {
            Forwarder.run(its, forwarding.topic(), broker.bootstrapServers(), Fuse.none(), mapping, over);
            return null;
        });
    }

    /** In the batch of the victim. */
    private void sleep(Exchange batch) throws InterruptedException {
        if (ids(batch.getMessage().getBody(List.class)).contains(Site.VICTIM)) {
            asleep.countDown();
            awake.await();
        }
    }

    private static List<String> ids(List<?> events) {
        return events.stream().map(each -> ((Event<?>) each).envelope().id()).toList();
    }

    private static long count(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
