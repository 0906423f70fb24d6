/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.event.EventType;
import java.time.OffsetDateTime;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A REST sink kamelet in front of a stub of its system. */
abstract class RestSinkTestSupport {

    static final EventEnvelope ENVELOPE = new EventEnvelope(
            "e-1",
            "/acme/ulm/assembly/line3",
            EventType.PRODUCTION_CONFIRMED,
            "WO-1001",
            OffsetDateTime.parse("2026-11-23T07:00:00+01:00"),
            "c-1",
            null,
            null,
            "work-order:WO-1001",
            "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "ULM");

    record Confirmation(String eventId, String workOrder, String operation, String lot, String yield, String unit) {}

    private static final Confirmation CONFIRMATION = new Confirmation("e-1", "WO-1001", "0020", "L-900", "120", "EA");

    RestStub erp;
    CamelContext camel;

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

    final Exchange post(String parameters, Delivery delivery) {
        return post(erp.baseUrl(), parameters, delivery);
    }

    final Exchange post(String baseUrl, String parameters, Delivery delivery) {
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

    static void assertNotPosted(Exchange exchange, Class<? extends NotPosted> outcome, PostError code) {
        assertThat(exchange.getException()).isInstanceOf(outcome);
        assertThat(exchange.getException(NotPosted.class).code()).isEqualTo(code);
        assertThat(Posted.of(exchange)).isNull();
    }

    /** A ledger's side of one attempt. */
    static final class FakeDelivery implements Delivery {
        private final Purpose purpose;
        CompletableFuture<byte[]> barrier = new CompletableFuture<>();
        volatile byte[] request;

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
