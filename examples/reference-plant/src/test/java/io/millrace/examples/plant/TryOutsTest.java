/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TryOutsTest {

    private final AtomicInteger stops = new AtomicInteger();
    private TryOuts tryOuts;

    @BeforeEach
    void start() throws Exception {
        tryOuts = TryOuts.start(
                0,
                Map.of(
                        "/stop/erp",
                        () -> {
                            stops.incrementAndGet();
                            return "the ERP is down";
                        },
                        "/poison",
                        () -> {
                            throw new IllegalStateException("no broker");
                        }));
    }

    @AfterEach
    void stop() {
        tryOuts.close();
    }

    @Test
    void aPostDoesItAndSaysWhat() throws Exception {
        HttpResponse<String> answer = send(post("/stop/erp"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("the ERP is down");
        assertThat(stops).hasValue(1);
    }

    @Test
    void whatIsUnknownIsToldTheKnown() throws Exception {
        HttpResponse<String> answer = send(post("/stop/mars"));
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("/poison, /stop/erp");
    }

    @Test
    void lookingDoesNothing() throws Exception {
        assertThat(send(HttpRequest.newBuilder(uri("/stop/erp"))).statusCode()).isEqualTo(405);
        assertThat(stops).hasValue(0);
    }

    @Test
    void aPageInABrowserDoesNothing() throws Exception {
        assertThat(send(post("/stop/erp").header("Origin", "http://evil.example"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(stops).hasValue(0);
    }

    @Test
    void aFailureIsTold() throws Exception {
        HttpResponse<String> answer = send(post("/poison"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("no broker");
    }

    private HttpRequest.Builder post(String path) {
        return HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.noBody());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + tryOuts.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
