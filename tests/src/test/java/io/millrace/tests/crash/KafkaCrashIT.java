/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.kafka.TestBroker;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.crash.Erp.Fate;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The source is Kafka: the process dies around the commits of what it accepts and of the offset it has read to. */
@Tag("conformance")
@ExtendWith(Quiet.class)
class KafkaCrashIT {

    @SuppressWarnings("unused")
    private static final Iterable<CrashPoint> POINTS = CrashPoint.OF_KAFKA;

    private static TestBroker broker;
    private static final Deaths IN_PROCESS = deaths("one crash around each commit while Kafka is read");
    private static final Deaths OF_A_JVM = deaths("a JVM dies around each commit while Kafka is read");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private static Deaths deaths(String proof) {
        return new Deaths(proof, "H2", CrashCase.events().size());
    }

    @BeforeAll
    static void startBroker() throws Exception {
        broker = new TestBroker();
    }

    @AfterAll
    static void stopBroker() throws Exception {
        broker.close();
        for (Deaths each : List.of(IN_PROCESS, OF_A_JVM)) {
            each.outcome(List.of()).keep();
            assertThat(each.count()).isEqualTo(CrashPoint.OF_KAFKA.size());
        }
    }

    @ParameterizedTest
    @FieldSource("POINTS")
    void everyRecordIsAcceptedOnce(CrashPoint point) throws Exception {
        long began = System.nanoTime();
        String name = point.name().toLowerCase(Locale.ROOT);
        broker.createTopic(name, 1);
        publish(name);
        try (HikariDataSource database = Databases.memory()) {
            Site site = new Site(
                    database,
                    Databases.SCHEMA,
                    name,
                    TargetClass.MANUAL,
                    CrashCase.SETTLE_WINDOW,
                    new ManualClock(),
                    new HashSet<>());
            Erp erp = site.erp(Fate.POSTED);
            assertThat(live(site, erp, new Fuse(point, Site.VICTIM, () -> {}))).isFalse();
            assertThat(live(site, erp, Fuse.none())).isTrue();
            count(IN_PROCESS, point, began, site, erp);
        }
    }

    /** Its group learns of its death by the end of its session only. */
    @ParameterizedTest
    @FieldSource("POINTS")
    void everyRecordIsAcceptedOnceByAJvmThatDies(CrashPoint point) throws Exception {
        long began = System.nanoTime();
        String name = "jvm-" + point.name().toLowerCase(Locale.ROOT);
        broker.createTopic(name, 1);
        publish(name);
        String jdbc = ChildLife.file(folder);
        Erp erp = new Erp(
                name, ChildReader.TARGET_CLASS, Site.VICTIM, Fate.POSTED, InstantSource.system(), ChildLife.LATE);
        try (ErpServer server = new ErpServer(erp)) {
            Process child = Child.start(
                    ChildReader.class,
                    folder.resolve("child.log"),
                    jdbc,
                    name,
                    Integer.toString(server.port()),
                    broker.bootstrapServers(),
                    point.name());
            assertThat(Child.await(child)).isEqualTo(137);
            try (HikariDataSource database = Databases.open(jdbc, "sa")) {
                Site site = ChildReader.site(database, name);
                ChildReader.read(
                        site,
                        broker.bootstrapServers(),
                        Fuse.none(),
                        ChildLife.sink(ChildReader.TARGET_CLASS, server.port()),
                        () -> isOver(site));
                count(OF_A_JVM, point, began, site, erp);
            }
        }
    }

    /** @return whether it came to its end */
    private static boolean live(Site site, Erp erp, Fuse fuse) throws Exception {
        MemorySink sink = new MemorySink(erp, fuse, site.targetClass());
        ChildReader.read(site, broker.bootstrapServers(), fuse, sink::addTo, () -> fuse.isBlown() || isOver(site));
        return !fuse.isBlown();
    }

    private static void count(Deaths deaths, CrashPoint point, long began, Site site, Erp erp) throws SQLException {
        deaths.add(point, began, erp.effects().size(), CrashCase.findings(site, erp, event -> true));
        assertThat(LedgerRows.read(site).deliveries()).hasSameSizeAs(CrashCase.events());
    }

    private static boolean isOver(Site site) throws SQLException {
        return broker.acknowledged(site.target()) == CrashCase.events().size()
                && LedgerRows.read(site).isOver();
    }

    private static void publish(String topic) {
        EventTopic.publish(
                broker.bootstrapServers(),
                CrashCase.events().stream()
                        .map(event -> EventTopic.record(topic, event))
                        .toList());
    }
}
