/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.erpapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.examples.sap.SapSimulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** The SAP simulator as a process of its own; its books say what was done. */
final class Sap implements AutoCloseable {

    /** How long a slow call takes. */
    static final Duration SLOW = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    Sap(Path work) throws IOException {
        process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SapSimulator.class.getName(),
                        "--work=" + work,
                        "--faults=off",
                        "--page-size=1",
                        "--slow=" + SLOW,
                        "--late=PT2S"))
                .redirectError(work.resolve("sap.log").toFile())
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith("READY ")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the simulator did not start, see " + work);
        }
        port = Integer.parseInt(line.substring("READY ".length()));
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    /** What happens to the next calls that contain the text. */
    void fate(String call, String fate, int times) throws Exception {
        command("/admin/fate", "{\"call\":\"" + call + "\",\"fate\":\"" + fate + "\",\"times\":" + times + "}");
    }

    void command(String path, String body) throws Exception {
        call(HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.ofString(body)), path);
    }

    /** The rows of a table. */
    JsonNode rows(String table) throws Exception {
        return new ObjectMapper()
                .readTree(call(HttpRequest.newBuilder().GET(), "/books?table=" + table))
                .path(table);
    }

    private String call(HttpRequest.Builder request, String path) throws Exception {
        String logon = Base64.getEncoder().encodeToString("MILLRACE:simulator".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = http.send(
                request.uri(URI.create(baseUrl() + path))
                        .header("Authorization", "Basic " + logon)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode() + ' ' + answer.body());
        }
        return answer.body();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
