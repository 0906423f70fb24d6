/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.webhook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A webhook call as a sender makes it, good unless a test spoils it. Written from the sender's side of the standard. */
public final class TestCall {

    public static final String SECRET = "whsec_"
            + Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
    static final String PREVIOUS = "whsec_"
            + Base64.getEncoder().encodeToString("fedcba9876543210fedcba9876543210".getBytes(StandardCharsets.UTF_8));
    static final String BODY = "{\"eventId\":\"e-1\",\"quantity\":\"2.500\"}";

    private String path = "/webhooks/test";
    private String method = "POST";
    private String secret = SECRET;
    private String id = "msg_1";
    private String timestamp = String.valueOf(Instant.now().getEpochSecond());
    private byte[] signed = BODY.getBytes(StandardCharsets.UTF_8);
    private byte[] sent = signed;
    private final List<String> headers = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();

    public TestCall path(String given) {
        path = given;
        return this;
    }

    TestCall method(String given) {
        method = given;
        return this;
    }

    public TestCall secret(String given) {
        secret = given;
        return this;
    }

    public TestCall id(String given) {
        id = given;
        return this;
    }

    TestCall timestamp(Object given) {
        timestamp = String.valueOf(given);
        return this;
    }

    /** Signed and sent. */
    public TestCall body(String given) {
        return body(given.getBytes(StandardCharsets.UTF_8));
    }

    public TestCall body(byte[] given) {
        signed = given;
        sent = given;
        return this;
    }

    /** Sent in place of what is signed. */
    TestCall tampered(String given) {
        sent = given.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** In place of what a good call has. */
    TestCall header(String name, String value) {
        dropped.add(name);
        return more(name, value);
    }

    /** Beside what a good call has. */
    TestCall more(String name, String value) {
        headers.add(name);
        headers.add(value);
        return this;
    }

    TestCall without(String name) {
        dropped.add(name);
        return this;
    }

    String signature() {
        return "v1," + base64();
    }

    String base64() {
        return Base64.getEncoder()
                .encodeToString(WebhookSecret.of("secret", secret).sign(id, timestamp, signed));
    }

    public HttpResponse<String> send(int port) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(sent));
        good(request, "content-type", "application/json");
        good(request, "webhook-id", id);
        good(request, "webhook-timestamp", timestamp);
        good(request, "webhook-signature", signature());
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void good(HttpRequest.Builder request, String name, String value) {
        if (!dropped.contains(name)) {
            request.header(name, value);
        }
    }
}
