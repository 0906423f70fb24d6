/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.springboot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The flow runs in Spring Boot as it stands: a signed webhook of the ERP arrives at the MES, once. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:file:./target/test-ledger-${random.uuid};WRITE_DELAY=0")
class ApplicationTest {

    private static final byte[] SECRET = "spring-boot-example-secret".getBytes(StandardCharsets.UTF_8);
    private static final String WORK_ORDER =
            """
            {"eventId":"erp-1","change":"RELEASED","changedAt":"2026-11-23T06:00:00+01:00",
             "workOrder":{"id":"WO-1001","plant":"ULM","item":"FG-200","quantity":"500","unit":"EA","lot":"L-900","priority":5,
              "plannedStart":"2026-11-23T06:00:00+01:00","plannedEnd":"2026-11-23T14:00:00+01:00",
              "operations":[{"id":"0010","workCenter":"WC-10","description":"Assemble","plannedMinutes":60}],
              "components":[{"operation":"0010","item":"RM-100","quantity":"1000","unit":"KGM","lot":"L-77","backflush":false}]}}
            """;

    private static final List<String> ARRIVED = new CopyOnWriteArrayList<>();
    private static final HttpServer MES = mes();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void site(DynamicPropertyRegistry registry) {
        registry.add(
                "mes.baseUrl",
                () -> "http://127.0.0.1:" + MES.getAddress().getPort() + "/mes");
        registry.add(
                "erp.webhookSecret",
                () -> "whsec_" + Base64.getEncoder().encodeToString(SECRET));
    }

    @AfterAll
    static void stop() {
        MES.stop(0);
    }

    @Test
    void aSignedWorkOrderArrivesAtTheMesOnce() throws Exception {
        assertThat(post(WORK_ORDER)).isEqualTo(202);
        assertThat(post(WORK_ORDER)).as("sent again by the ERP").isEqualTo(202);

        await().atMost(Duration.ofMinutes(1)).until(() -> !ARRIVED.isEmpty());
        await().during(Duration.ofSeconds(1)).until(() -> ARRIVED.size() == 1);
        assertThat(ARRIVED.get(0)).contains("WO-1001").contains("\"eventId\":\"erp-1\"");
    }

    private int post(String body) throws Exception {
        String id = "msg-1";
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
        byte[] signature = mac.doFinal((id + '.' + timestamp + '.' + body).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/webhooks/erp/work-orders"))
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", timestamp)
                .header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpServer mes() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/mes/work-orders", exchange -> {
                ARRIVED.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                byte[] answer = "{\"documentNumber\":\"MES-1\"}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(201, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
