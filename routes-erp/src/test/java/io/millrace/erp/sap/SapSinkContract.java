/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.post.RestStub.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.core.post.Delivery;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.PostError;
import io.millrace.core.post.Posted;
import io.millrace.core.post.RestStub;
import io.millrace.core.post.TargetClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every SAP sink kamelet must do, whatever it posts. */
abstract class SapSinkContract {

    static final String ODATA = "/sap/opu/odata/sap/";
    static final String DELIVERIES = ODATA + "API_OUTBOUND_DELIVERY_SRV;v=0002/";
    static final String INBOUND = ODATA + "API_INBOUND_DELIVERY_SRV;v=0002/";
    static final String KEY = "0b7c1f0e-4a53-5d6f-9a52-0c9d2b7f6a11";

    final SapSystem sap = system();
    final DefaultCamelContext camel = new DefaultCamelContext();

    /** For example {@code mfg-sap-confirmation-sink}. */
    abstract String kamelet();

    /** The wire record a flow hands over. */
    abstract Object request();

    /** The path and query that the call goes to. */
    abstract String path();

    /** What SAP answers to the call. */
    abstract String made();

    /** What SAP answers when it is asked for the document, and it is there. */
    abstract String found();

    /** The document's number in both. */
    abstract String document();

    private static SapSystem system() {
        try {
            return new SapSystem();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        camel.start();
        sap.changesGet(answer(201, made()));
        sap.readsGet(answer(200, before()));
    }

    /** What SAP answers when the sink reads before it posts. */
    String before() {
        return "{\"d\":{\"results\":[]}}";
    }

    /** The document that a reversal reverses. */
    String reversed() {
        return "none";
    }

    @AfterEach
    void stop() {
        camel.stop();
        sap.close();
    }

    @Test
    void postsItsRecordWithTheRequiredParameterAlone() throws Exception {
        Exchange posted = post("", null);

        assertThat(posted.getException()).isNull();
        assertThat(Posted.of(posted)).isEqualTo(new Posted(document()));
        assertThat(sap.changes()).hasSize(1);
        assertThat(sap.changes().get(0).path()).isEqualTo(path());
        assertThat(sap.changes().get(0).headers())
                .containsEntry("accept", "application/json")
                .doesNotContainKeys("authorization", "requestid");
    }

    @ParameterizedTest
    @CsvSource({
        "'', baseUrl",
        "'?baseUrl=ftp://127.0.0.1', baseUrl",
        "'?baseUrl=http://127.0.0.1:1&username=anna', password",
        "'?baseUrl=http://127.0.0.1:1&sapClient=1', sapClient",
        "'?baseUrl=http://127.0.0.1:1&messages=CO/1', messages",
        "'?baseUrl=http://127.0.0.1:1&tokenUrl=http://127.0.0.1:1', username",
        "'?baseUrl=http://sap.example.com', MFG-CHECK-005"
    })
    void doesNotStartWith(String parameters, String named) {
        assertThatThrownBy(() -> route(parameters)).hasStackTraceContaining(named);
    }

    @Test
    void tellsARefusal() throws Exception {
        sap.changesGet(answer(400, error("M7/053", "Posting only possible in periods 2026/10 and 2026/09")));

        assertThat(post("", null).getException())
                .isInstanceOf(NotPosted.Rejected.class)
                .hasMessageContaining("MFG-POST-004")
                .hasMessageContaining("M7/053 Posting only possible in periods");
    }

    @Test
    void aPageOfSomebodyElseIsNoSuccess() throws Exception {
        sap.changesGet(answer(200, "<html>please log on</html>"));

        assertThat(post("", null).getException()).isInstanceOf(NotPosted.Ambiguous.class);
    }

    @Test
    void isFoundAfterALostAnswer() throws Exception {
        sap.readsGet(answer(200, found()));

        Exchange lookedUp = post("", new FakeDelivery(Delivery.Purpose.LOOK_UP));
        assertThat(Posted.of(lookedUp)).isEqualTo(new Posted(document()));
        assertThat(sap.changes()).isEmpty();
    }

    @Test
    void isAbsentIfSapDoesNotHaveIt() throws Exception {
        sap.readsGet(answer(200, absent()));

        Exchange lookedUp = post("", new FakeDelivery(Delivery.Purpose.LOOK_UP));
        assertThat(lookedUp.getException()).isInstanceOf(NotPosted.NotProcessed.class);
        assertThat(lookedUp.getException(NotPosted.class).code()).isEqualTo(PostError.ABSENT);
    }

    /** What SAP answers when it is asked for the document, and it is not there. */
    String absent() {
        return "{\"d\":{\"results\":[]}}";
    }

    @Test
    void aLookUpThatFailsLeavesTheQuestionOpen() throws Exception {
        sap.readsGet(answer(500, "<html>"));

        assertThat(post("", new FakeDelivery(Delivery.Purpose.LOOK_UP)).getException())
                .isInstanceOf(NotPosted.Ambiguous.class);
    }

    static String error(String code, String text) {
        return "{\"error\":{\"code\":\"/IWBEP/CM_MGW_RT/022\",\"message\":{\"lang\":\"en\",\"value\":\"Exception\"},"
                + "\"innererror\":{\"errordetails\":[{\"code\":\"" + code + "\",\"message\":\"" + text
                + "\",\"severity\":\"error\"}]}}}";
    }

    final Exchange post(String parameters, Delivery delivery) throws Exception {
        if (camel.getRoute("contract") == null) {
            route("?baseUrl=" + sap.baseUrl() + parameters);
        }
        Exchange exchange = new DefaultExchange(camel);
        if (delivery != null) {
            delivery.on(exchange);
        }
        exchange.getMessage().setBody(request());
        exchange.getMessage().setHeader("Authorization", "Bearer of-somebody-else");
        exchange.setProperty("MillraceReversedDocument", reversed());
        return camel.createProducerTemplate().send("direct:in", exchange);
    }

    private void route(String parameters) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("contract").to("kamelet:" + kamelet() + "/contract-out" + parameters);
            }
        });
    }

    /** Of a sink that reads more than one thing: one answer where the address names a set, another elsewhere. */
    static RestStub.Behaviour answers(String set, String there, String elsewhere) {
        return exchange -> answer(200, exchange.getRequestURI().getPath().contains(set) ? there : elsewhere)
                .answer(exchange);
    }

    static RestStub.Behaviour dies() {
        return exchange -> {
            throw new IOException("the answer is lost");
        };
    }

    /** A ledger's side of one attempt: lets everything pass and remembers what it froze. */
    static final class FakeDelivery implements Delivery {

        private final Purpose purpose;
        volatile byte[] frozen;

        FakeDelivery(Purpose purpose) {
            this.purpose = purpose;
        }

        @Override
        public long id() {
            return 53;
        }

        @Override
        public String target() {
            return "sap";
        }

        @Override
        public String idempotencyKey() {
            return KEY;
        }

        @Override
        public Purpose purpose() {
            return purpose;
        }

        @Override
        public CompletionStage<byte[]> barrier(byte[] request, TargetClass targetClass) {
            if (frozen == null) {
                frozen = request;
            }
            return CompletableFuture.completedFuture(frozen);
        }
    }
}
