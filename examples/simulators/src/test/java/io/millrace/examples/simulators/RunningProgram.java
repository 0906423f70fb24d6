/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A simulator in this JVM, and a plain HTTP client that knows nothing but its wire. */
final class RunningProgram implements AutoCloseable {

    /** How long something that happens in a moment may take on a machine with much else to do. */
    static final Duration LIMIT = Duration.ofMinutes(1);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final Program program;
    private final Path journal;

    RunningProgram(String name, Path work, Simulation simulation, String... arguments) throws IOException {
        Settings settings = Settings.parse(
                Stream.concat(Stream.of("--work=" + work, "--token=t", "--begin=command"), Stream.of(arguments))
                        .toList(),
                Map.of());
        program = new Program(name, settings, simulation);
        program.start();
        journal = work.resolve(name + ".jsonl");
    }

    HttpResponse<String> post(String path, String json, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers).POST(BodyPublishers.ofString(json)).build());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).build());
    }

    JsonNode json(HttpResponse<String> response) throws IOException {
        return Json.read(response.body());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + program.port() + path))
                .header("Authorization", "Bearer t");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    /** The records of that kind in the journal. */
    List<JsonNode> records(String kind) throws IOException {
        return records(journal, kind);
    }

    /** A line without its end is being written at this moment. */
    static List<JsonNode> records(Path journal, String kind) throws IOException {
        String text = Files.readString(journal);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(RunningProgram::read)
                .filter(record -> kind.equals(record.path("kind").asText()))
                .toList();
    }

    @Override
    public void close() throws IOException {
        program.close();
    }

    private static JsonNode read(String line) {
        try {
            return Json.read(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
