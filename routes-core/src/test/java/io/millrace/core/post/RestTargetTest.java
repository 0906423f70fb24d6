/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.DefaultExchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a REST sink kamelet sends, and when. */
class RestTargetTest extends RestSinkTestSupport {

    @ParameterizedTest
    @CsvSource({
        "http://erp.example.com, &maxConnections=8, MFG-CHECK-005",
        "ftp://127.0.0.1, &maxConnections=8, baseUrl",
        "https://me:pw@erp.example.com, &maxConnections=8, baseUrl",
        "https://erp.example.com, &requestTimeout=0, requestTimeout",
        "https://erp.example.com, &maxConnections=0, maxConnections",
        "https://erp.example.com, &targetClass=HOPE, HOPE",
        "https://erp.example.com, &tokken=x, tokken"
    })
    void refusesWhatCannotWork(String baseUrl, String parameters, String named) {
        assertThatThrownBy(() -> camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:in")
                                .to("kamelet:mfg-sample-confirmation-sink?token=secret&baseUrl=" + baseUrl
                                        + parameters);
                    }
                }))
                .hasStackTraceContaining(named);
    }

    @Test
    void theSystemIsSeenInTheRouteDiagram() throws Exception {
        post("", null);

        assertThat(camel.getEndpoints())
                .anySatisfy(endpoint -> assertThat(endpoint.getEndpointUri())
                        .startsWith("vertx-http://" + erp.baseUrl() + "/confirmations")
                        .doesNotContain("secret"));
    }

    @Test
    void postsOnceAndNamesTheDocument() {
        Exchange exchange = post("", null);

        assertThat(exchange.getException()).isNull();
        assertThat(Posted.of(exchange)).isEqualTo(new Posted("4711"));
        RestStub.Request request = erp.requests().get(0);
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

        assertThat(erp.requests().get(0).headers())
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

        assertThat(erp.requests().get(0).headers())
                .containsKey("external-reference")
                .doesNotContainKey("idempotency-key");
    }

    @Test
    void inALedgerTheFrozenBytesLeaveAfterTheBarrier() {
        FakeDelivery delivery = new FakeDelivery(Delivery.Purpose.POST);
        CompletableFuture<byte[]> committed = new CompletableFuture<>();
        delivery.barrier = committed;
        CompletableFuture<Exchange> posting = CompletableFuture.supplyAsync(() -> post("", delivery));
        Awaitility.await().until(() -> delivery.request != null);
        assertThat(erp.requests()).isEmpty();

        committed.complete("{\"frozen\":1}".getBytes());

        assertThat(Posted.of(posting.join())).isEqualTo(new Posted("4711"));
        assertThat(erp.requests().get(0).body()).isEqualTo("{\"frozen\":1}");
        assertThat(erp.requests().get(0).headers()).containsEntry("idempotency-key", "key-1");
        assertThat(new String(delivery.request)).contains("WO-1001");
    }

    @Test
    void aClosedBarrierLetsNothingOut() {
        FakeDelivery delivery = new FakeDelivery(Delivery.Purpose.POST);
        delivery.barrier = CompletableFuture.failedFuture(new IllegalStateException("held"));

        assertThat(post("", delivery).getException()).isInstanceOf(IllegalStateException.class);
        assertThat(erp.requests()).isEmpty();
    }

    @Test
    void asksForAnEarlierAttempt() {
        erp.behave(answer(200, "{\"items\":[{\"documentNumber\":\"4711\"}]}"));
        Exchange exchange = post("", new FakeDelivery(Delivery.Purpose.LOOK_UP));

        assertThat(Posted.of(exchange)).isEqualTo(new Posted("4711"));
        assertThat(erp.requests().get(0).method()).isEqualTo("GET");
        assertThat(erp.requests().get(0).path()).isEqualTo("/api/v1/confirmations?externalReference=key-1");
        assertThat(erp.requests().get(0).body()).isEmpty();
    }

    @Test
    void whatMeansNothingToTheSystemIsDoneWithoutACall() {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(new NothingToPost("no yield"));
        camel.createProducerTemplate()
                .send("kamelet:mfg-sample-confirmation-sink?token=secret&baseUrl=" + erp.baseUrl(), exchange);

        assertThat(exchange.getException()).isNull();
        assertThat(Posted.of(exchange)).isEqualTo(new Posted(null));
        assertThat(erp.requests()).isEmpty();
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
}
