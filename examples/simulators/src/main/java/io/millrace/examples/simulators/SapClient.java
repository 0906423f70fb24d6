/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The side of the SAP simulator that is not SAP's: its books, and what people at its screens do. */
public final class SapClient {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String logon;

    public SapClient(URI address, String user, String password) {
        this.address = address;
        this.logon =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    /** The rows of a table of its books. */
    public JsonNode table(String name) throws IOException {
        return get("/books?table=" + name).path(name);
    }

    public JsonNode get(String path) throws IOException {
        return call(path, HttpRequest.newBuilder().GET());
    }

    /** @throws IOException with SAP's message if it refuses */
    JsonNode post(String path, JsonNode body) throws IOException {
        return call(path, HttpRequest.newBuilder().POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    private JsonNode call(String path, HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<byte[]> answer = http.send(
                    request.uri(address.resolve(path))
                            .header("Authorization", logon)
                            .timeout(LIMIT)
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode() + " "
                        + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return Json.read(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(path);
        }
    }
}
