/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.TestFolder;
import io.millrace.core.post.TargetClass;
import io.millrace.examples.sap.SapSimulator;
import io.millrace.tests.conformance.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The SAP simulator as a process; its books say what was posted. */
final class SapProcess implements AutoCloseable {

    static final String USER = "MILLRACE";
    static final String PASSWORD = "simulator";

    private static final String LOGON =
            "Basic " + Base64.getEncoder().encodeToString((USER + ':' + PASSWORD).getBytes(StandardCharsets.UTF_8));

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder = TestFolder.make("millrace-sap");
    private final ChildProcess process;
    private final int port;

    SapProcess(TargetClass mode) throws IOException, InterruptedException {
        this(Map.of("mode", mode.name().toLowerCase(Locale.ROOT)));
    }

    /** @param more arguments of the simulator */
    SapProcess(Map<String, String> more) throws IOException, InterruptedException {
        Map<String, String> arguments =
                new HashMap<>(Map.of("work", folder.toString(), "faults", "off", "page-size", "2"));
        arguments.putAll(more);
        process = ChildProcess.start(SapSimulator.class, folder.resolve("sap.log"), arguments);
        port = process.awaitReady();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    /** A command of the simulator's own; what it answers. */
    JsonNode command(String path, String body) throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder().POST(BodyPublishers.ofString(body)), path);
    }

    /** Does what somebody does at SAP's own screens: creates an entity, or calls an action. */
    JsonNode post(String path, String body) throws IOException, InterruptedException {
        String service = "/sap/opu/odata/sap/" + path.substring(0, path.indexOf('/') + 1);
        HttpResponse<byte[]> session =
                http.send(request(service).header("x-csrf-token", "Fetch").GET().build(), BodyHandlers.ofByteArray());
        HttpRequest.Builder change = request("/sap/opu/odata/sap/" + path)
                .header(
                        "x-csrf-token",
                        session.headers().firstValue("x-csrf-token").orElseThrow())
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(BodyPublishers.ofString(body));
        session.headers().allValues("set-cookie").forEach(cookie -> change.header("Cookie", cookie.split(";", 2)[0]));
        return read(change.build()).path("d");
    }

    /** What happens to the next calls that contain the text. */
    void fate(String call, String fate, int times) throws IOException, InterruptedException {
        command(
                "/admin/fate",
                String.format(Locale.ROOT, "{\"call\":\"%s\",\"fate\":\"%s\",\"times\":%d}", call, fate, times));
    }

    /** The rows of a table whose field has the value. */
    List<JsonNode> rows(String table, String field, String value) throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        call(HttpRequest.newBuilder().GET(), "/books?table=" + table)
                .path(table)
                .forEach(row -> {
                    if (row.path(field).asText().equals(value)) {
                        rows.add(row);
                    }
                });
        return rows;
    }

    /** What does not add up in the books. */
    JsonNode problems() throws IOException, InterruptedException {
        return call(HttpRequest.newBuilder().GET(), "/books/check").path("problems");
    }

    private JsonNode call(HttpRequest.Builder request, String path) throws IOException, InterruptedException {
        return read(request.uri(URI.create(baseUrl() + path))
                .header("Authorization", LOGON)
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl() + path))
                .header("Authorization", LOGON)
                .header("Accept", "application/json");
    }

    private JsonNode read(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + ": " + answer.statusCode() + ' '
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return CanonicalJson.mapper().readTree(answer.body());
    }

    @Override
    public void close() {
        try {
            process.kill();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TestFolder.delete(folder);
    }

    /** Makes an order of a hundred housings and releases it. @return its number */
    String releasedOrder() throws Exception {
        return command(
                        "/admin/orders",
                        "{\"Material\":\"FG-200\",\"ProductionPlant\":\"1010\",\"TotalQuantity\":\"100\","
                                + "\"Batch\":\"L-900\",\"release\":true}")
                .path("ManufacturingOrder")
                .asText();
    }
}
