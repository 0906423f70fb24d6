/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks are signed, sent in order, and sent until they are taken; also after a restart. */
class WebhookTest {

    private static final byte[] KEY = "a-key-of-the-test".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path work;

    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile int answer = 202;
    private volatile int asked;
    private HttpServer receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hooks", this::take);
        receiver.start();
    }

    @AfterEach
    void close() {
        receiver.stop(0);
    }

    @Test
    void everyFactArrivesInItsOrder() throws IOException {
        try (RunningProgram erp = start()) {
            erp.program.begin();
            await().atMost(RunningProgram.LIMIT).until(() -> taken.size() >= 3);
            assertThat(taken).startsWith("ERP-0000001", "ERP-0000002", "ERP-0000003");
        }
    }

    @Test
    void whatIsNotTakenIsSentAgainAlsoAfterARestart() throws IOException {
        answer = 503;
        try (RunningProgram erp = start()) {
            erp.program.begin();
            await().atMost(RunningProgram.LIMIT)
                    .until(() -> asked >= 2 && erp.program.outbox().unsent() >= 3);
        }
        assertThat(taken).isEmpty();
        close(); // a request of the program that ended must not be taken any more
        answer = 202;
        open();
        try (RunningProgram erp = start()) {
            await().atMost(RunningProgram.LIMIT).until(() -> taken.size() >= 3);
            assertThat(taken).startsWith("ERP-0000001", "ERP-0000002", "ERP-0000003");
            assertThat(erp.records("emitted").get(0).path("id").asText()).isEqualTo("ERP-0000001");
        }
    }

    private RunningProgram start() throws IOException {
        return new RunningProgram(
                "erp",
                work,
                new ErpSimulation(),
                "--faults=off",
                "--secret=whsec_" + Base64.getEncoder().encodeToString(KEY),
                "--millrace=http://127.0.0.1:" + receiver.getAddress().getPort() + "/hooks/");
    }

    private void take(HttpExchange exchange) throws IOException {
        asked++;
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String seconds = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        boolean genuine = ("v1," + signature(id + "." + seconds + "." + new String(body, StandardCharsets.UTF_8)))
                .equals(exchange.getRequestHeaders().getFirst("webhook-signature"));
        boolean fresh = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(seconds)) < 60;
        JsonNode message = Json.read(body);
        boolean right = exchange.getRequestURI().getPath().equals("/hooks/webhooks/erp/work-orders")
                && message.path("eventId").asText().equals(id);
        int status = genuine && fresh && right ? answer : 401;
        if (status == 202) {
            taken.add(id);
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
