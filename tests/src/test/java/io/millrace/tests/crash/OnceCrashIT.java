/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.kafka.TestBroker;
import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.conformance.Finding;
import io.millrace.tests.conformance.ProofDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * From one topic to another with {@code once=true} and no ledger: the process dies around what it sends and each of its
 * two commits. Only a batch that Kafka had, at least in part, and the database did not yet hold for passed, comes again.
 */
@ExtendWith(Quiet.class)
class OnceCrashIT {

    private static TestBroker broker;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** One life of a process that dies. */
    private interface Death {
        void at(CrashPoint point, Forwarding forwarding, HikariDataSource database) throws Exception;
    }

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    /** What {@code once} cannot promise, and says so. */
    @Test
    void whatKafkaHasAndTheDatabaseDoesNotKnowIsSentAgain() throws Exception {
        try (HikariDataSource database = Databases.memory()) {
            Forwarding forwarding = Forwarding.begin(broker, "again");
            die(CrashPoint.BEFORE_ACCEPT_COMMIT, forwarding, database);
            List<Event<?>> output = liveOn(forwarding, database);
            assertThat(output)
                    .extracting(event -> event.envelope().id())
                    .containsExactly("b1", "b2", "b3", Site.VICTIM, "e2", Site.VICTIM, "e2", "n1", "l1");
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Tag("conformance")
    void nothingIsLostAndOnlyTheBatchInDoubtComesAgain(Dialect dialect) throws Exception {
        try (ProofDatabase database = ProofDatabase.start(dialect, folder)) {
            prove("one crash around each commit between two topics", dialect, database, OnceCrashIT::die);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    @Tag("conformance")
    void nothingIsLostByAJvmThatDiesAndOnlyTheBatchInDoubtComesAgain(Dialect dialect) throws Exception {
        try (ProofDatabase database = ProofDatabase.start(dialect, folder)) {
            prove("a JVM dies around each commit between two topics", dialect, database, (point, forwarding, pool) -> {
                pool.close(); // nobody else may have an H2 file open
                kill(point, forwarding, database);
            });
        }
    }

    private static void prove(String proof, Dialect dialect, ProofDatabase database, Death death) throws Exception {
        String name = dialect == Dialect.H2 ? "H2" : "PostgreSQL";
        Deaths deaths = new Deaths(proof, name, Forwarding.EVENTS.size());
        int again = 0;
        try {
            for (CrashPoint point : CrashPoint.OF_ONCE) {
                long began = System.nanoTime();
                Forwarding forwarding = Forwarding.begin(broker, topic(proof, name, point));
                try (HikariDataSource pool = open(database)) {
                    death.at(point, forwarding, pool);
                }
                try (HikariDataSource pool = open(database)) {
                    List<Event<?>> output = liveOn(forwarding, pool);
                    List<Finding> broken = new ArrayList<>(forwarding.findings(pool, output));
                    boolean inDoubt = CrashPoint.OF_ONCE_IN_DOUBT.contains(point);
                    List<Finding> repeated = broken.stream()
                            .filter(each -> inDoubt && mayComeAgain(each))
                            .toList();
                    broken.removeAll(repeated);
                    again += repeated.size();
                    deaths.add(point, began, output.size(), broken);
                    assertThat(!repeated.isEmpty())
                            .as("%s: its batch came again", point)
                            .isEqualTo(inDoubt);
                    assertThat(forwarding.poison(pool))
                            .as("%s: in the quarantine", point)
                            .isOne();
                }
            }
        } finally {
            deaths.outcome(List.of(
                            "%d of %d deaths lay between Kafka's acknowledgement and the commit: %d events came twice"
                                    .formatted(CrashPoint.OF_ONCE_IN_DOUBT.size(), deaths.count(), again)))
                    .withoutLedger()
                    .keep();
        }
    }

    /** Twice, and of the victim's batch. */
    private static boolean mayComeAgain(Finding finding) {
        return finding.anomaly() == Anomaly.DUPLICATE
                && finding.text().startsWith("2 effects")
                && List.of(Site.VICTIM, "e2").contains(finding.event());
    }

    private static void die(CrashPoint point, Forwarding forwarding, HikariDataSource database) throws Exception {
        Fuse fuse = new Fuse(point, Site.VICTIM, () -> {});
        Forwarder.run(database, forwarding.topic(), broker.bootstrapServers(), fuse, fuse::isBlown);
    }

    /** Kafka learns of it at once: that it learns of it by the end of a session is in {@link KafkaCrashIT}. */
    private void kill(CrashPoint point, Forwarding forwarding, ProofDatabase database) throws Exception {
        Map<String, String> its = database.arguments();
        Process child = Child.start(
                Forwarder.class,
                folder.resolve("child.log"),
                its.get("jdbc"),
                its.get("user"),
                forwarding.topic(),
                broker.bootstrapServers(),
                point.name());
        assertThat(Child.await(child)).isEqualTo(137);
        forwarding.forgetMembers();
    }

    private static List<Event<?>> liveOn(Forwarding forwarding, HikariDataSource database) throws Exception {
        assertThat(forwarding.isOver()).isFalse();
        Forwarder.run(database, forwarding.topic(), broker.bootstrapServers(), Fuse.none(), forwarding::isOver);
        return forwarding.output();
    }

    private static HikariDataSource open(ProofDatabase database) {
        return Databases.open(
                database.arguments().get("jdbc"), database.arguments().get("user"));
    }

    private static String topic(String proof, String database, CrashPoint point) {
        return "%s-%s-%s".formatted(proof.split(" ", 3)[1], database, point).toLowerCase(Locale.ROOT);
    }
}
