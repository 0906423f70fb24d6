/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.FreePort;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a REST sink kamelet makes of a system that misbehaves in every way we know. */
class RestOutcomeTest extends RestSinkTestSupport {

    @Test
    void anAnswerThatStopsInTheMiddleIsAmbiguous() {
        CountDownLatch never = new CountDownLatch(1);
        erp.behave(exchange -> {
            exchange.sendResponseHeaders(201, 1000);
            exchange.getResponseBody().write("{".getBytes());
            exchange.getResponseBody().flush();
            awaitQuietly(never);
        });
        assertNotPosted(post("&requestTimeout=200", null), NotPosted.Ambiguous.class, PostError.NO_ANSWER);
    }

    @Test
    void anAnswerThatDripsIsAmbiguousInTime() {
        erp.behave(exchange -> {
            exchange.sendResponseHeaders(201, 0);
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                LockSupport.parkNanos(50_000_000);
            }
        });
        assertNotPosted(post("&requestTimeout=300", null), NotPosted.Ambiguous.class, PostError.NO_ANSWER);
    }

    @Test
    void anAnswerWithoutEndIsNotRead() {
        byte[] chunk = new byte[64 * 1024];
        erp.behave(exchange -> {
            exchange.sendResponseHeaders(201, 0);
            for (int i = 0; i < 64; i++) {
                exchange.getResponseBody().write(chunk);
            }
        });
        assertNotPosted(post("", null), NotPosted.Ambiguous.class, PostError.NO_ANSWER);
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
            assertThat(thief.requests()).isEmpty();
        }
    }

    @Test
    void aConnectionClosedAfterSendingIsAmbiguous() {
        erp.behave(exchange -> {
            throw new IOException("closes without an answer");
        });
        assertNotPosted(post("", null), NotPosted.Ambiguous.class, PostError.NO_ANSWER);
        assertThat(erp.requests()).as("never repeated by the client").hasSize(1);
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

    @Test
    void aCallThatStillWaitsForAConnectionIsSurelyNotProcessed() {
        CountDownLatch answered = new CountDownLatch(1);
        erp.behave(exchange -> awaitQuietly(answered));
        String oneConnection = "&maxConnections=1&requestTimeout=1s";
        ExecutorService threads = Executors.newFixedThreadPool(3); // the common pool may have one only
        List<CompletableFuture<Exchange>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            calls.add(CompletableFuture.supplyAsync(() -> post(oneConnection, null), threads));
            Awaitility.await().until(() -> !erp.requests().isEmpty());
        }
        List<Exception> failures =
                calls.stream().map(call -> call.join().getException()).toList();
        threads.shutdown();

        assertThat(failures)
                .filteredOn(NotPosted.NotProcessed.class::isInstance)
                .singleElement()
                .satisfies(failure -> assertThat(((NotPosted) failure).code()).isEqualTo(PostError.NOT_REACHABLE));
        assertThat(failures).filteredOn(NotPosted.Ambiguous.class::isInstance).hasSize(2);
        assertThat(erp.requests()).hasSize(2);
    }

    /** More routes post than there are connections, and the target takes nearly all of its time: nobody would ever get through. */
    @Test
    void theTimeOfACallThatWaitedForAConnectionBeginsWhenItHasOne() {
        erp.behave(exchange -> {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1200));
            answer(201, "{\"documentNumber\":\"4711\"}").answer(exchange);
        });
        String oneConnection = "&maxConnections=1&requestTimeout=2s";
        post(oneConnection, null); // makes the kamelet's route
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<CompletableFuture<Exchange>> calls = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> post(oneConnection, null), threads))
                .limit(2)
                .toList();
        assertThat(calls)
                .extracting(call -> Posted.of(call.join()))
                .extracting(Posted::documentNumber)
                .containsExactly("4711", "4711");
        threads.shutdown();
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
        int port = FreePort.find();
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
        assertThat(erp.requests()).isEmpty();
    }
}
