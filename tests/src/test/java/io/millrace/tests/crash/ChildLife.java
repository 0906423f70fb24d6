/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.canonical.event.Event;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Histories;
import io.millrace.tests.conformance.HistoryFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.apache.camel.model.ProcessorDefinition;

/**
 * The application as a program: a database, the ledger, a REST sink kamelet, and a source that notes in a file what it
 * need not send again. It ends when nothing happens by itself any more, if it does not die before.
 *
 * <p>Arguments: folder, target class, port of the {@link ErpServer}, crash point, and JDBC URL and user of the database.
 */
final class ChildLife {

    static final Duration LATE = Duration.ofMillis(300);
    private static final Duration SETTLE_WINDOW = Duration.ofMillis(1500);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** An event that is handed over, as {@link Histories} reads it. */
    private record Invoked(String event, List<String> targets, List<String> keys, String amount) {}

    private record Acknowledged(String event) {}

    private final Path folder;
    private final TargetClass targetClass;
    private final int port;
    private final Set<String> changes = ConcurrentHashMap.newKeySet();

    ChildLife(Path folder, TargetClass targetClass, int port) {
        this.folder = folder;
        this.targetClass = targetClass;
        this.port = port;
    }

    public static void main(String[] arguments) throws Exception {
        Fuse fuse = new Fuse(
                CrashPoint.valueOf(arguments[3]),
                Site.VICTIM,
                () -> Runtime.getRuntime().halt(137));
        int port = Integer.parseInt(arguments[2]);
        try (HikariDataSource database = Databases.open(arguments[4], arguments[5])) {
            new ChildLife(Path.of(arguments[0]), TargetClass.valueOf(arguments[1]), port).run(database, fuse);
        }
        System.exit(0);
    }

    /** An H2 file of the case's own. */
    static String file(Path folder) {
        return "jdbc:h2:file:" + folder.resolve("ledger").toAbsolutePath() + ";WRITE_DELAY=0";
    }

    /** Posts to an {@link ErpServer}. */
    static UnaryOperator<ProcessorDefinition<?>> sink(TargetClass targetClass, int port) {
        return flow ->
                flow.to("kamelet:mfg-sample-confirmation-sink/erp-out?token=secret&requestTimeout=20s&targetClass="
                        + targetClass + "&baseUrl=http://127.0.0.1:" + port);
    }

    /** The ledger's name of the target: several cases may share a database. */
    private static String target(Path folder) {
        return "erp-" + folder.getFileName().toString().replaceAll("\\D", "");
    }

    static Erp erp(CrashCase its, Path folder) {
        return new Erp(target(folder), its.targetClass(), Site.VICTIM, its.fate(), InstantSource.system(), LATE);
    }

    Site site(HikariDataSource database) {
        return new Site(
                database,
                Databases.SCHEMA,
                target(folder),
                targetClass,
                SETTLE_WINDOW,
                InstantSource.system(),
                changes);
    }

    Set<String> changes() {
        return changes;
    }

    void run(HikariDataSource database, Fuse fuse) throws Exception {
        Site site = site(database);
        try (Life life = new Life(site, "plant", fuse, sink(targetClass, port));
                HistoryFile notes = new HistoryFile(notes())) {
            Set<String> acknowledged = acknowledged();
            for (Event<?> event : CrashCase.events()) {
                String id = event.envelope().id();
                if (!acknowledged.contains(id)) {
                    String key = event.envelope().partitionKey();
                    Invoked invoked = new Invoked(id, List.of(site.target()), List.of(key), "2.500 KGM");
                    notes.write(HistoryFile.line("invoke", invoked));
                    if (!life.offer(event)) {
                        throw new IllegalStateException("the ledger did not take " + id);
                    }
                    notes.write(HistoryFile.line("ack", new Acknowledged(id)));
                    life.noted(event);
                }
            }
            await().atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(10))
                    .untilAsserted(() -> assertThat(LedgerRows.read(site)).matches(LedgerRows::isOver, "over"));
        }
    }

    /** What the source need not send again. */
    Set<String> acknowledged() throws IOException {
        Set<String> acknowledged = new HashSet<>();
        if (Files.exists(notes())) {
            for (JsonNode line : HistoryFile.lines(notes())) {
                if (line.path("kind").asText().equals("ack")) {
                    acknowledged.add(line.path("event").asText());
                }
            }
        }
        return acknowledged;
    }

    private Path notes() {
        return folder.resolve(Histories.GENERATOR);
    }
}
