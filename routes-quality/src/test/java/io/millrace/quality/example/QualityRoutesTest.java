/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CloudEventCodec;
import io.millrace.core.FreePort;
import io.millrace.core.post.Posted;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QualityRoutesTest {

    private static final byte[] KEY = "thirty-two bytes of a test secret".getBytes(StandardCharsets.UTF_8);

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MainHttpServer webhooks = new MainHttpServer();
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private HttpServer quality;

    @BeforeEach
    void start() throws Exception {
        quality = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        quality.createContext("/api/hold-applications", call -> {
            reports.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = "{\"documentNumber\":\"HA-1\"}".getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(201, answer.length);
            call.getResponseBody().write(answer);
            call.close();
        });
        quality.start();
        Properties properties = new Properties();
        properties.setProperty("quality.secret", "whsec_" + Base64.getEncoder().encodeToString(KEY));
        properties.setProperty(
                "quality.baseUrl", "http://127.0.0.1:" + quality.getAddress().getPort() + "/api");
        properties.setProperty("quality.token", "secret");
        properties.setProperty("events", "mock:events");
        properties.setProperty("applied-holds", "direct:applied-holds");
        camel.getPropertiesComponent().setOverrideProperties(properties);
        webhooks.setHost("127.0.0.1");
        webhooks.setPort(FreePort.find());
        camel.addService(webhooks);
        camel.addRoutes(new QualityRoutes());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        quality.stop(0);
    }

    @Test
    void aSignedHoldBecomesAnEvent() throws Exception {
        MockEndpoint events = camel.getEndpoint("mock:events", MockEndpoint.class);
        events.expectedMessageCount(1);

        assertThat(call(Golden.input("quality-to-hold/placed"))).isEqualTo(202);

        events.assertIsSatisfied();
        Event<?> event = events.getExchanges().get(0).getMessage().getBody(Event.class);
        assertThat(event.envelope().type()).isEqualTo(EventType.QUALITY_HOLD_PLACED);
        assertThat(event.envelope().partitionKey()).isEqualTo("lot:L-900");
    }

    @Test
    void anAppliedHoldIsReported() {
        Exchange posted = camel.createProducerTemplate()
                .request(
                        "direct:applied-holds",
                        exchange -> exchange.getMessage()
                                .setBody(CloudEventCodec.readStructured(Golden.input(
                                        "quality-hold-placed-to-quality-hold-application/two-shipments"))));

        assertThat(posted.getException()).isNull();
        assertThat(Posted.of(posted)).isEqualTo(new Posted("HA-1"));
        assertThat(reports).singleElement().asString().contains("\"hold\":\"QH-31\"");
    }

    private int call(byte[] body) throws Exception {
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.write(("msg_1." + timestamp + '.').getBytes(StandardCharsets.UTF_8));
        signed.write(body);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + webhooks.getPort() + "/webhooks/quality/holds"))
                .header("content-type", "application/json")
                .header("webhook-id", "msg_1")
                .header("webhook-timestamp", timestamp)
                .header(
                        "webhook-signature",
                        "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.toByteArray())))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
