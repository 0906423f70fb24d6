/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.FreePort;
import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import io.millrace.core.webhook.TestCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A plant for one run of the proof: a database, the targets as a program of their own, lines that send, and as many
 * applications as the fault needs. At the end the four histories are compared.
 */
final class Run implements AutoCloseable {

    private static final Duration DRAIN = Duration.ofMinutes(6);
    /** A call is given up after this. */
    private static final String TIMEOUT_MILLIS = "500";

    private static final int FEW_ORDERS = 4;
    private static final int MANY_ORDERS = 170;
    /** Less than the settle window: nobody may sleep longer. */
    private static final Duration FENCED = Duration.ofSeconds(5);
    /** Longer than a settle window, a person's patience and a pause between two tries together. */
    private static final Duration QUIET = Duration.ofSeconds(12);

    private final String proof;
    private final long seed;
    private final long began = System.nanoTime();
    private final Path folder;
    private final ProofDatabase database;
    private final Map<String, String> arguments = new HashMap<>();
    private final List<ChildProcess> programs = new ArrayList<>();
    private final List<Integer> also = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private ClassArchive classes = ClassArchive.none();
    private ChildProcess target;
    private Generator lines;
    private int orders = FEW_ORDERS;

    /** @param proof what is done, in words */
    Run(String proof, Dialect dialect, long seed) throws IOException, SQLException {
        this(proof, dialect, seed, Proof.folder(proof.replaceAll("[^a-zA-Z0-9]+", "-") + '-' + dialect, seed), null);
    }

    /** @param disk where the database is, null: with the histories */
    Run(String proof, Dialect dialect, long seed, Path folder, Path disk) throws IOException, SQLException {
        this.proof = proof;
        this.seed = seed;
        this.folder = folder;
        this.database = ProofDatabase.start(dialect, disk == null ? folder : disk);
        arguments.putAll(database.arguments());
        arguments.put("timeout", TIMEOUT_MILLIS);
    }

    /** What all applications, and the target, are told from now on. */
    Run with(String name, Object value) {
        arguments.put(name, value.toString());
        return this;
    }

    /** Its fault tries this promise beside those that every history shows. */
    Run tries(Guarantee guarantee) {
        also.add(guarantee.number());
        return this;
    }

    /** What it showed beside, for docs/conformance.md. */
    void note(String text, Object... values) {
        notes.add(text.formatted(values));
    }

    /** Whether the tables are there, so that an application need not look. */
    void migrated(boolean are) {
        if (are) {
            arguments.put("migrated", "true");
        } else {
            arguments.remove("migrated");
        }
    }

    void share(ClassArchive archive) {
        classes = archive;
    }

    /** @param more arguments of {@link TargetOptions} */
    Run target(Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> given = new HashMap<>(Map.of(
                "folder", folder.toString(),
                "seed", Long.toString(seed),
                "timeout", arguments.get("timeout"),
                "targets", PlantTargets.argument()));
        given.putAll(more);
        target = started(ChildProcess.start(TargetServer.class, folder.resolve("target.log"), given));
        return with("target", target.awaitReady());
    }

    /** Lines that send webhooks to the application that has the port. */
    Generator lines() throws IOException {
        return lines(true);
    }

    /** @param lotsCount as {@link Generator} has it */
    Generator lines(boolean lotsCount) throws IOException {
        int port = FreePort.find();
        with("accept", "webhook").with("port", port);
        return lines(lotsCount, new WebhookChannel(port));
    }

    /** A thousand work orders, each with a lot of its own. */
    Run manyKeys() {
        orders = MANY_ORDERS;
        return this;
    }

    Generator lines(boolean lotsCount, Generator.Channel channel) throws IOException {
        lines = new Generator(folder, seed, orders, lotsCount, channel);
        return lines;
    }

    /** Starts an application and does not wait for it. */
    ChildProcess plant() throws IOException {
        return plant(Map.of());
    }

    /** @param more what this one is told beside what all are told */
    ChildProcess plant(Map<String, String> more) throws IOException {
        Map<String, String> given = new HashMap<>(arguments);
        given.putAll(more);
        return started(ChildProcess.start(PlantProcess.class, folder.resolve("plant.log"), classes, given));
    }

    private ChildProcess started(ChildProcess program) {
        programs.add(program);
        return program;
    }

    Path folder() {
        return folder;
    }

    ProofDatabase database() {
        return database;
    }

    /** Lets so many more events happen, and waits until all are handed over. */
    void send(int events) throws InterruptedException {
        long enough = lines.acknowledged() + events;
        lines.permit(events);
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (lines.acknowledged() < enough) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the events were not taken over; logs in " + folder);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /** Waits until the targets have so many documents; what is missing at the deadline is for the checker. */
    void awaitEffects(long number) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (effects() < number && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Waits until a target lets a call wait, whoever makes it; events happen until one does. */
    void awaitCall() throws IOException, InterruptedException {
        long before = waiting();
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (waiting() == before) {
            moreUntil(deadline);
        }
    }

    private long waiting() throws IOException {
        return calls(Fate.SLOW) + calls(Fate.LONG) + calls(Fate.LATE);
    }

    /** How many calls met this fate. */
    long calls(Fate fate) throws IOException {
        return HistoryFile.lines(folder.resolve(Histories.TARGET)).stream()
                .filter(each -> each.path("kind").asText().equals("call"))
                .filter(each -> each.path("fate").asText().equals(fate.name()))
                .count();
    }

    /**
     * Waits until this one of several applications on PostgreSQL has calls under way; events happen until it has. (An
     * H2 file is open to the application only.)
     */
    void awaitCallsOf(String owner) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        try (HikariDataSource pool = database.pool()) {
            Database ledger = new Database(pool, ProofDatabase.SCHEMA);
            while (!ledger.inTransaction(connection -> hasCalls(connection, owner))) {
                moreUntil(deadline);
            }
        }
    }

    private static boolean hasCalls(Connection connection, String owner) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT 1 FROM mfg_delivery"
                + " JOIN mfg_dispatcher ON epoch = lease_epoch WHERE owner = ? AND state = 'IN_FLIGHT' LIMIT 1")) {
            statement.setString(1, owner);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /**
     * Waits until this application, which sleeps, was taken for dead.
     *
     * @return at how many targets it was: at one whose lock it holds in its sleep it cannot be
     */
    int awaitFenced(String owner) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + FENCED.toNanos();
        try (HikariDataSource pool = database.pool()) {
            Database ledger = new Database(pool, ProofDatabase.SCHEMA);
            int before = ledger.inTransaction(connection -> leases(connection, owner));
            int now = before;
            while (now > 0 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(20);
                now = ledger.inTransaction(connection -> leases(connection, owner));
            }
            return before - now;
        }
    }

    private static int leases(Connection connection, String owner) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT COUNT(*) FROM mfg_dispatcher WHERE owner = ?")) {
            statement.setString(1, owner);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Waits until this one of several applications has accepted something from its source; events happen until it has. */
    void awaitAcceptedBy(ChildProcess plant) throws InterruptedException {
        long before = plant.accepted();
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (plant.accepted() == before) {
            moreUntil(deadline);
        }
    }

    /** Waits until these share all partitions of their source; events happen until they do. */
    void awaitShared(List<ChildProcess> plants, int partitions) throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (plants.stream().anyMatch(each -> each.partitions() == 0)
                || plants.stream().mapToLong(ChildProcess::partitions).sum() != partitions) {
            moreUntil(deadline);
        }
    }

    /** How often a line that applications said is, such as {@code CLOCK 3600}. */
    long said(String line) throws IOException {
        Path log = folder.resolve("plant.log");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line::equals).count();
        }
    }

    private void moreUntil(long deadline) throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("nobody makes calls, accepts or shares as it should; logs in " + folder);
        }
        lines.permit(1);
        TimeUnit.MILLISECONDS.sleep(20);
    }

    long effects() throws IOException {
        return HistoryFile.records(folder.resolve(Histories.TARGET), "effect", Histories.Effect.class).stream()
                .map(each -> each.target() + ' ' + each.event())
                .distinct()
                .count();
    }

    /** The faults are over: waits until this application has nothing open any more. */
    void drain(ChildProcess plant) throws InterruptedException {
        lines.finish();
        long deadline = System.nanoTime() + DRAIN.toNanos();
        while (plant.open() != 0 && System.nanoTime() < deadline && plant.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    /** Waits until this application has done what it can: what is open then waits for a person. */
    void quiet(ChildProcess plant) throws InterruptedException {
        long deadline = System.nanoTime() + DRAIN.toNanos();
        long before = plant.open();
        long since = System.nanoTime();
        while (System.nanoTime() < Math.min(deadline, since + QUIET.toNanos())) {
            TimeUnit.MILLISECONDS.sleep(100);
            if (plant.open() != before) {
                before = plant.open();
                since = System.nanoTime();
            }
        }
    }

    /**
     * Stops everything in order and compares the histories.
     *
     * @param faults how often the fault was made
     */
    Outcome compare(int faults) throws IOException, InterruptedException {
        lines.finish();
        for (ChildProcess each : programs) {
            if (each.isAlive() && each != target) {
                each.stop();
            }
        }
        target.stop();
        database.dump(folder);
        requireIntactAudit();
        requireSecretsKept();
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
        return Outcome.of(proof, database.version(), seed, faults, seconds, folder, also, notes);
    }

    /** Every application that stops in order has its ledger compute the chain of the audit again. */
    private void requireIntactAudit() throws IOException {
        if (said(PlantProcess.AUDIT_INTACT) == 0 || said(PlantProcess.AUDIT_BROKEN) > 0) {
            throw new IllegalStateException(
                    "the chain of the audit is broken, or was not looked at; logs in " + folder);
        }
        tries(Guarantee.AUDIT);
    }

    /** Neither what the applications logged nor the audit tells a token or the key of a webhook. */
    private void requireSecretsKept() throws IOException {
        for (String output : List.of("plant.log", Histories.AUDIT)) {
            String text = Files.readString(folder.resolve(output));
            for (String secret : List.of(PlantRoutes.TOKEN, TestCall.SECRET)) {
                if (text.contains(secret)) {
                    throw new IllegalStateException("a secret is told by " + folder.resolve(output));
                }
            }
        }
        tries(Guarantee.SECRETS_STAY);
    }

    @Override
    public void close() throws IOException {
        programs.forEach(ChildProcess::close);
        if (lines != null) {
            lines.close();
        }
        database.close();
    }
}
