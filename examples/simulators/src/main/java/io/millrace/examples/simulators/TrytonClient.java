/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads and writes Tryton's books over JSON-RPC, as a person at its client would. */
public final class TrytonClient {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int UNAUTHORIZED = 401;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI address;
    private final String user;
    private final String password;
    private String authorization;
    private JsonNode context;

    /** @param address of the database, {@code http://host:port/database/} */
    public TrytonClient(URI address, String user, String password) {
        this.address = address;
        this.user = user;
        this.password = password;
    }

    /** Logs on, and works for the user's company from now on. */
    public void logOn() throws IOException {
        authorization = null;
        ArrayNode parameters = Json.array().add(user);
        parameters.addObject().put("password", password);
        JsonNode login = send("common.db.login", parameters.add("en"));
        if (!login.isArray()) {
            throw new IOException("Tryton does not let " + user + " in");
        }
        String session =
                user + ":" + login.path(0).asText() + ":" + login.path(1).asText();
        authorization = "Session " + Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.UTF_8));
        ArrayNode preferences = Json.array().add(true);
        preferences.addObject();
        context = send("model.res.user.get_preferences", preferences);
    }

    /** The records of a model that a domain names, in the order of their ids. */
    public List<JsonNode> find(String model, ArrayNode domain, String... fields) throws IOException {
        ArrayNode parameters = Json.array().add(domain).add(0).addNull();
        parameters.addArray().addArray().add("id").add("ASC");
        JsonNode found = call(model, "search_read", parameters.add(Json.strings(List.of(fields))));
        List<JsonNode> records = new ArrayList<>();
        found.forEach(records::add);
        return records;
    }

    /** The id of the first record whose field has the value; -1 for none. */
    int id(String model, String field, String value) throws IOException {
        List<JsonNode> found = find(model, where(field, "=", value), "id");
        return found.isEmpty() ? -1 : found.get(0).path("id").asInt();
    }

    int create(String model, ObjectNode values) throws IOException {
        ArrayNode parameters = Json.array();
        parameters.addArray().add(values);
        return call(model, "create", parameters).path(0).asInt();
    }

    void write(String model, int id, ObjectNode values) throws IOException {
        ArrayNode parameters = Json.array();
        parameters.addArray().add(id);
        call(model, "write", parameters.add(values));
    }

    /** Presses a button of a record's form. */
    void press(String model, String button, int id) throws IOException {
        ArrayNode parameters = Json.array();
        parameters.addArray().add(id);
        call(model, button, parameters);
    }

    private JsonNode call(String model, String method, ArrayNode parameters) throws IOException {
        if (authorization == null) {
            logOn();
        }
        return send("model." + model + "." + method, parameters.add(context));
    }

    /** A domain of one clause. */
    public static ArrayNode where(String field, String operator, String value) {
        ArrayNode domain = Json.array();
        domain.addArray().add(field).add(operator).add(value);
        return domain;
    }

    private JsonNode send(String method, ArrayNode parameters) throws IOException {
        ObjectNode body = Json.object().put("id", 1).put("method", method);
        body.set("params", parameters);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .timeout(LIMIT)
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() == UNAUTHORIZED) {
                authorization = null;
            }
            if (answer.statusCode() != 200) {
                throw new IOException(method + " answered " + answer.statusCode());
            }
            JsonNode read = Json.read(answer.body());
            if (!read.has("result")) {
                throw new IOException(method + ": " + read);
            }
            return read.get("result");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(method);
        }
    }
}
