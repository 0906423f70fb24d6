/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.event.EventType;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A REST sink kamelet against a system that misbehaves in every way we know. */
class RestTargetTest {

    private static final EventEnvelope ENVELOPE = new EventEnvelope(
            "e-1",
            "/acme/ulm/assembly/line3",
            EventType.PRODUCTION_CONFIRMED,
            "WO-1001",
            OffsetDateTime.parse("2026-11-23T07:00:00+01:00"),
            "c-1",
            null,
            null,
            "WO-1001",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "ULM");

    record Confirmation(String eventId, String workOrder, String operation, String lot, String yield, String unit) {}

    private static final Confirmation CONFIRMATION = new Confirmation("e-1", "WO-1001", "0020", "L-900", "120", "EA");

    private RestStub erp;
    private CamelContext camel;

    @BeforeEach
    void start() throws Exception {
        erp = new RestStub();
        camel = new DefaultCamelContext();
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        erp.close();
    }

    private Exchange post(String parameters, Delivery delivery) {
        return post(erp.baseUrl(), parameters, delivery);
    }

    private Exchange post(String baseUrl, String parameters, Delivery delivery) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.setProperty("MillraceEnvelope", ENVELOPE);
        if (delivery != null) {
            delivery.on(exchange);
        }
        exchange.getMessage().setBody(CONFIRMATION);
        exchange.getMessage().setHeader("Authorization", "Bearer of-somebody-else");
        exchange.getMessage().setHeader("breadcrumbId", "b-1");
        exchange.getMessage().setHeader("CamelHttpUri", "http://127.0.0.1:1/{{env:PATH}}");
        exchange.getMessage().setHeader("CamelHttpPath", "/elsewhere");
        exchange.getMessage().setHeader("CamelHttpQuery", "a=b");
        exchange.getMessage().setHeader("CamelHttpMethod", "DELETE");
        return camel.createProducerTemplate()
                .send("kamelet:mfg-sample-confirmation-sink?token=secret&baseUrl=" + baseUrl + parameters, exchange);
    }

    @Test
    void postsOnceAndNamesTheDocument() {
        Exchange exchange = post("", null);

        assertThat(exchange.getException()).isNull();
        assertThat(Posted.of(exchange)).isEqualTo(new Posted("4711"));
        RestStub.Request request = erp.requests.get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/api/v1/confirmations");
        assertThat(request.body()).contains("\"workOrder\":\"WO-1001\"", "\"yield\":\"120\"");
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer secret")
                .containsKey("idempotency-key");
    }

    @Test
    void noOtherHeaderLeavesAndNoneComesIn() {
        erp.behave(answer(201, "{\"documentNumber\":\"1\"}", "kafka.OVERRIDE_TOPIC", "evil", "CamelFileName", "evil"));
        Exchange exchange = post("", null);

        assertThat(erp.requests.get(0).headers())
                .containsOnlyKeys(
                        "accept",
                        "authorization",
                        "content-length",
                        "content-type",
                        "host",
                        "idempotency-key",
                        "traceparent",
                        "user-agent")
                .containsEntry("user-agent", "Millrace");
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys("kafka.OVERRIDE_TOPIC", "CamelFileName");
    }

    @Test
    void aLookUpTargetGetsTheReferenceInstead() {
        post("&targetClass=LOOKUP", null);

        assertThat(erp.requests.get(0).headers())
                .containsKey("external-reference")
                .doesNotContainKey("idempotency-key");
    }

    @Test
    void inALedgerTheFrozenBytesLeaveAfterTheBarrier() {
        FakeDelivery delivery = new FakeDelivery(Delivery.Purpose.POST);
        CompletableFuture<byte[]> committed = new CompletableFuture<>();
        delivery.barrier = committed;
        CompletableFuture<Exchange> posting = CompletableFuture.supplyAsync(() -> post("", delivery));
        org.awaitility.Awaitility.await().until(() -> delivery.request != null);
        assertThat(erp.requests).isEmpty();

        committed.complete("{\"frozen\":1}".getBytes());

        assertThat(Posted.of(posting.join())).isEqualTo(new Posted("4711"));
        assertThat(erp.requests.get(0).body()).isEqualTo("{\"frozen\":1}");
        assertThat(erp.requests.get(0).headers()).containsEntry("idempotency-key", "key-1");
        assertThat(new String(delivery.request)).contains("WO-1001");
    }

    @Test
    void aClosedBarrierLetsNothingOut() {
        FakeDelivery delivery = new FakeDelivery(Delivery.Purpose.POST);
        delivery.barrier = CompletableFuture.failedFuture(new IllegalStateException("held"));

        assertThat(post("", delivery).getException()).isInstanceOf(IllegalStateException.class);
        assertThat(erp.requests).isEmpty();
    }

    @Test
    void asksForAnEarlierAttempt() {
        erp.behave(answer(200, "{\"items\":[{\"documentNumber\":\"4711\"}]}"));
        Exchange exchange = post("", new FakeDelivery(Delivery.Purpose.LOOK_UP));

        assertThat(Posted.of(exchange)).isEqualTo(new Posted("4711"));
        assertThat(erp.requests.get(0).method()).isEqualTo("GET");
        assertThat(erp.requests.get(0).path()).isEqualTo("/api/v1/confirmations?externalReference=key-1");
        assertThat(erp.requests.get(0).body()).isEmpty();
    }

    @Test
    void anEmptyLookUpProvesAbsence() {
        erp.behave(answer(200, "{\"items\":[]}"));

        assertNotPosted(lookUp(), NotPosted.NotProcessed.class, PostError.ABSENT);
    }

    @Test
    void aLookUpThatFailsProvesNothing() {
        erp.behave(answer(503, "", "Retry-After", "7"));
        assertNotPosted(lookUp(), NotPosted.Ambiguous.class, PostError.BUSY);
        erp.behave(answer(200, "<html>"));
        assertNotPosted(lookUp(), NotPosted.Ambiguous.class, PostError.UNREADABLE_ANSWER);
        erp.close();
        assertNotPosted(lookUp(), NotPosted.Ambiguous.class, PostError.NO_ANSWER);
    }

    @Test
    void twoDocumentsAreForAPerson() {
        erp.behave(answer(200, "{\"items\":[{\"documentNumber\":\"1\"},{\"documentNumber\":\"2\"}]}"));

        assertNotPosted(lookUp(), NotPosted.Rejected.class, PostError.DUPLICATED);
    }

    private Exchange lookUp() {
        return post("", new FakeDelivery(Delivery.Purpose.LOOK_UP));
    }

    @Test
    void businessRejectSpeaksToTheOperator() {
        erp.behave(answer(422, "{\"code\":\"PERIOD_CLOSED\",\"message\":\"period\\n10/2026 is closed\"}"));
        Exchange exchange = post("", null);

        assertNotPosted(exchange, NotPosted.Rejected.class, PostError.REJECTED);
        assertThat(exchange.getException())
                .hasMessage(
                        "MFG-POST-004 production-confirmed of WO-1001 (operation 0020, lot L-900, yield 120 EA, "
                                + "plant ULM, event e-1) to ERP was rejected: HTTP 422, PERIOD_CLOSED period 10/2026 is closed");
    }

    @Test
    void everyStatusHasItsOutcome() {
        assertStatus(404, "{\"code\":\"UNKNOWN_ORDER\"}", NotPosted.Premature.class, PostError.PREMATURE);
        assertStatus(404, "", NotPosted.Misconfigured.class, PostError.MISCONFIGURED);
        assertStatus(400, "", NotPosted.Rejected.class, PostError.REJECTED);
        assertStatus(401, "", NotPosted.Misconfigured.class, PostError.MISCONFIGURED);
        assertStatus(403, "", NotPosted.Misconfigured.class, PostError.MISCONFIGURED);
        assertStatus(408, "", NotPosted.Ambiguous.class, PostError.NO_ANSWER);
        assertStatus(409, "{\"code\":\"IN_PROGRESS\"}", NotPosted.Ambiguous.class, PostError.IN_PROGRESS);
        assertStatus(409, "{\"code\":\"LOCKED\"}", NotPosted.Rejected.class, PostError.REJECTED);
        assertStatus(429, "", NotPosted.NotProcessed.class, PostError.BUSY);
        assertStatus(500, "", NotPosted.Ambiguous.class, PostError.SYSTEM_FAILED);
        assertStatus(502, "", NotPosted.Ambiguous.class, PostError.SYSTEM_FAILED);
        assertStatus(503, "", NotPosted.Ambiguous.class, PostError.SYSTEM_FAILED);
        assertStatus(504, "", NotPosted.Ambiguous.class, PostError.SYSTEM_FAILED);
        assertStatus(200, "garbage", NotPosted.Ambiguous.class, PostError.UNREADABLE_ANSWER);
        assertStatus(204, "", NotPosted.Ambiguous.class, PostError.UNREADABLE_ANSWER);
    }

    private void assertStatus(int status, String body, Class<? extends NotPosted> outcome, PostError code) {
        erp.behave(answer(status, body));
        assertNotPosted(post("", null), outcome, code);
    }

    @Test
    void unavailableNamesWhenToComeBack() {
        erp.behave(answer(503, "", "Retry-After", "7"));
        Exchange exchange = post("", null);

        assertNotPosted(exchange, NotPosted.NotProcessed.class, PostError.BUSY);
        assertThat(exchange.getException(NotPosted.NotProcessed.class).retryAfter())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aRedirectIsNotFollowedAndTheTokenStaysHome() throws Exception {
        try (RestStub thief = new RestStub()) {
            erp.behave(answer(307, "", "Location", thief.baseUrl() + "/confirmations"));

            assertNotPosted(post("", null), NotPosted.Misconfigured.class, PostError.MISCONFIGURED);
            assertThat(thief.requests).isEmpty();
        }
    }

    @Test
    void aConnectionClosedAfterSendingIsAmbiguous() {
        erp.behave(exchange -> {
            throw new IOException("closes without an answer");
        });
        assertNotPosted(post("", null), NotPosted.Ambiguous.class, PostError.NO_ANSWER);
        assertThat(erp.requests).as("never repeated by the client").hasSize(1);
    }

    @Test
    void anAnswerCutOffInTheMiddleIsAmbiguous() {
        erp.behave(exchange -> {
            exchange.sendResponseHeaders(201, 1000);
            exchange.getResponseBody().write("{\"documentNumber\":\"4711\"".getBytes());
            exchange.getResponseBody().flush();
            throw new IOException("closes in the middle");
        });
        assertNotPosted(post("", null), NotPosted.Ambiguous.class, PostError.NO_ANSWER);
    }

    @Test
    void aSlowAnswerIsAmbiguous() {
        CountDownLatch never = new CountDownLatch(1);
        erp.behave(exchange -> awaitQuietly(never));

        assertNotPosted(post("&requestTimeout=200", null), NotPosted.Ambiguous.class, PostError.NO_ANSWER);
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IOException(stopped);
        }
    }

    @Test
    void aRefusedConnectionIsSurelyNotProcessed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        assertNotPosted(
                post("http://127.0.0.1:" + port, "", null), NotPosted.NotProcessed.class, PostError.NOT_REACHABLE);
        assertNotPosted(
                post("https://no-such-host.invalid", "", null), NotPosted.NotProcessed.class, PostError.NOT_REACHABLE);
    }

    @Test
    void aFailedHandshakeIsSurelyNotProcessed() {
        assertNotPosted(
                post(erp.baseUrl().replace("http:", "https:"), "&requestTimeout=300", null),
                NotPosted.NotProcessed.class,
                PostError.NOT_REACHABLE);
        assertThat(erp.requests).isEmpty();
    }

    private static void assertNotPosted(Exchange exchange, Class<? extends NotPosted> outcome, PostError code) {
        assertThat(exchange.getException()).isInstanceOf(outcome);
        assertThat(exchange.getException(NotPosted.class).code()).isEqualTo(code);
        assertThat(Posted.of(exchange)).isNull();
    }

    /** A ledger's side of one attempt. */
    private static final class FakeDelivery implements Delivery {
        private final Purpose purpose;
        private CompletableFuture<byte[]> barrier = new CompletableFuture<>();
        private volatile byte[] request;

        FakeDelivery(Purpose purpose) {
            this.purpose = purpose;
        }

        @Override
        public long id() {
            return 53;
        }

        @Override
        public String target() {
            return "erp";
        }

        @Override
        public String idempotencyKey() {
            return "key-1";
        }

        @Override
        public Purpose purpose() {
            return purpose;
        }

        @Override
        public CompletionStage<byte[]> barrier(byte[] mapped, TargetClass targetClass) {
            request = mapped;
            return barrier;
        }
    }
}
