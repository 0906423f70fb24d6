/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import io.vertx.proton.ProtonServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTest {

    private static final String RELEASED = "sap.s4.beh.productionorder.v1.ProductionOrder.Released.v1";
    private static final String SECRET = "c2ltdWxhdG9yLXdlYmhvb2stc2VjcmV0";

    @TempDir
    Path work;

    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final List<String> signatures = new CopyOnWriteArrayList<>();

    private void take(String event) {
        try {
            events.add(Json.read(event));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> types() {
        return events.stream().map(event -> event.path("type").asText()).toList();
    }

    @Test
    void aWebhookIsSignedAndToldAgainUntilItIsTaken() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/sap", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean taken = calls.incrementAndGet() > 1;
            if (taken) {
                var headers = exchange.getRequestHeaders();
                signatures.add(
                        headers.getFirst("webhook-signature")
                                        .equals(signature(headers.getFirst("webhook-id") + "."
                                                + headers.getFirst("webhook-timestamp") + "." + body))
                                ? "good"
                                : "bad");
                take(body);
            }
            exchange.sendResponseHeaders(taken ? 202 : 503, -1);
            exchange.close();
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/sap";
        try (SapUnderTest sap = new SapUnderTest(work, "--webhook=" + url)) {
            String order = sap.order(100);

            await().atMost(SapUnderTest.LIMIT)
                    .untilAsserted(() -> assertThat(types()).contains(RELEASED));
            await().atMost(SapUnderTest.LIMIT)
                    .untilAsserted(
                            () -> assertThat(sap.get("/admin/status").body()).contains("\"unsent\":0"));
            JsonNode released = events.get(types().indexOf(RELEASED));
            assertThat(released.path("data").toString()).isEqualTo("{\"ManufacturingOrder\":\"" + order + "\"}");
            assertThat(released.path("specversion").asText()).isEqualTo("1.0");
            assertThat(signatures).containsOnly("good");
            assertThat(events).extracting(event -> event.path("id").asText()).doesNotHaveDuplicates();
        } finally {
            receiver.stop(0);
        }
    }

    @Test
    void aFaultySystemTellsSomeTwiceWithTheSameId() throws Exception {
        HttpServer receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/", exchange -> {
            take(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
            exchange.close();
        });
        receiver.start();
        String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/";
        try (SapUnderTest sap = new SapUnderTest(work, "--webhook=" + url, "--faults=on")) {
            for (int i = 0; i < 12; i++) {
                sap.order(100);
            }
            await().atMost(SapUnderTest.LIMIT)
                    .untilAsserted(
                            () -> assertThat(sap.get("/admin/status").body()).contains("\"unsent\":0"));

            long different = events.stream()
                    .map(event -> event.path("id").asText())
                    .distinct()
                    .count();
            assertThat(different).isEqualTo(events.size() - 1L);
        } finally {
            receiver.stop(0);
        }
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aBrokerGetsThemByAmqp() throws Exception {
        Vertx vertx = Vertx.vertx();
        ProtonServer broker = ProtonServer.create(vertx).connectHandler(connection -> {
            connection.sessionOpenHandler(session -> session.open());
            connection.receiverOpenHandler(receiver -> receiver.handler((delivery, message) -> {
                        take(new String(((Data) message.getBody()).getValue().getArray(), StandardCharsets.UTF_8));
                        signatures.add(receiver.getRemoteTarget().getAddress() + " " + message.getSubject());
                    })
                    .setTarget(receiver.getRemoteTarget())
                    .open());
            connection.open();
        });
        broker.listen(0, "127.0.0.1", started -> {});
        await().atMost(SapUnderTest.LIMIT).until(() -> broker.actualPort() > 0);
        int port = broker.actualPort();
        try (SapUnderTest sap = new SapUnderTest(work, "--amqp=amqp://127.0.0.1:" + port, "--amqp-address=queue/sap")) {
            sap.order(100);

            await().atMost(SapUnderTest.LIMIT)
                    .untilAsserted(() -> assertThat(types()).contains(RELEASED));
            assertThat(signatures).contains("queue/sap " + RELEASED);
        } finally {
            broker.close();
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }
}
