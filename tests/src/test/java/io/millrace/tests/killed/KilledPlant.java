/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.killed;

import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.FreePort;
import io.millrace.core.TestFolder;
import io.millrace.core.db.Database;
import io.millrace.core.db.Dialect;
import io.millrace.tests.conformance.ChildProcess;
import io.millrace.tests.conformance.PlantProcess;
import io.millrace.tests.conformance.ProofDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Routes as a process of their own on a durable ledger: whenever it was killed it is started again. */
public final class KilledPlant implements AutoCloseable {

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Path folder = TestFolder.make("millrace-plant-");
    private final int port = FreePort.find();
    private final ProofDatabase database;
    private final Map<String, String> arguments = new HashMap<>();
    private ChildProcess process;
    private int kills;

    /** @param more arguments of the routes */
    public KilledPlant(Dialect dialect, Class<? extends KillableRoutes> routes, Map<String, String> more)
            throws IOException, SQLException {
        database = ProofDatabase.start(dialect, folder);
        arguments.putAll(database.arguments());
        arguments.putAll(Map.of(
                "routes", routes.getName(), "accept", "webhook", "port", Integer.toString(port), "person", "false"));
        arguments.putAll(more);
        start();
    }

    private void start() throws IOException {
        process = ChildProcess.start(PlantProcess.class, folder.resolve("plant.log"), arguments);
    }

    /** kill -9, unless it is dead. */
    public synchronized void kill() {
        if (process.isAlive()) {
            try {
                process.kill();
                kills++;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    public synchronized int kills() {
        return kills;
    }

    private synchronized void revive() throws IOException {
        if (!process.isAlive()) {
            arguments.put("migrated", "true");
            start();
        }
    }

    /** Until it is durable: what a source does that gets no answer. */
    public void happens(Event<?>... events) {
        for (Event<?> event : events) {
            HttpRequest.BodyPublisher body =
                    HttpRequest.BodyPublishers.ofByteArray(CloudEventCodec.writeStructured(event));
            await().atMost(Duration.ofMinutes(2)).until(() -> call("/events", body) != null);
        }
    }

    /** What the ledger says of its targets, null if nobody answers. */
    public String status() throws IOException, InterruptedException {
        return call("/status", HttpRequest.BodyPublishers.noBody());
    }

    private String call(String path, HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        revive();
        try {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .timeout(Duration.ofSeconds(5))
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() < 300 ? answer.body() : null;
        } catch (IOException notUp) {
            return null;
        }
    }

    /** Stops it in order; how many deliveries its ledger has in which state of which target. */
    public Map<String, Integer> end() throws InterruptedException {
        process.stop();
        return count("SELECT target || ' ' || state, COUNT(*) FROM mfg_delivery GROUP BY target, state");
    }

    /** Once it has ended: how often a person has brought a delivery into which state. */
    public Map<String, Integer> decisions(String person) {
        return count("SELECT to_state, COUNT(*) FROM mfg_audit WHERE actor = '" + person + "' GROUP BY to_state");
    }

    private Map<String, Integer> count(String query) {
        Map<String, Integer> counts = new TreeMap<>();
        try (HikariDataSource pool = database.pool()) {
            new Database(pool, ProofDatabase.SCHEMA).inTransaction(connection -> {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        counts.put(rows.getString(1), rows.getInt(2));
                    }
                }
                return null;
            });
        }
        return counts;
    }

    @Override
    public void close() throws IOException {
        kill();
        process.close();
        database.close();
        TestFolder.delete(folder);
    }
}
