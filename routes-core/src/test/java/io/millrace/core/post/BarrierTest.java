/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** The barrier of a sink that is not REST. */
class BarrierTest extends RestSinkTestSupport {

    private final Barrier barrier = new Barrier();

    private Exchange pass(String body, TargetClass targetClass, Delivery delivery) throws Exception {
        Exchange exchange = new DefaultExchange(camel);
        exchange.setProperty("MillraceEnvelope", ENVELOPE);
        if (delivery != null) {
            delivery.on(exchange);
        }
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(Barrier.IDEMPOTENCY_KEY, "of somebody else");
        barrier.setTargetClass(targetClass);
        barrier.process(exchange);
        return exchange;
    }

    @Test
    void outsideALedgerItOnlySetsTheKeyAlwaysTheSame() throws Exception {
        Exchange passed = pass("request", TargetClass.IDEMPOTENT, null);

        assertThat(passed.getMessage().getBody()).isEqualTo("request");
        assertThat(passed.getMessage().getHeader(Barrier.IDEMPOTENCY_KEY))
                .isEqualTo(pass("request", TargetClass.IDEMPOTENT, null)
                        .getMessage()
                        .getHeader(Barrier.IDEMPOTENCY_KEY))
                .isNotEqualTo("of somebody else");
    }

    @Test
    void eachClassHasItsHeaderAndAManualTargetNone() throws Exception {
        assertThat(pass("request", TargetClass.LOOKUP, null).getMessage().getHeaders())
                .containsOnlyKeys(Barrier.EXTERNAL_REFERENCE);
        assertThat(pass("request", TargetClass.MANUAL, null).getMessage().getHeaders())
                .isEmpty();
    }

    @Test
    void inALedgerTheFrozenBytesAreTheBody() throws Exception {
        FakeDelivery delivery = new FakeDelivery(Delivery.Purpose.POST);
        delivery.barrier.complete("frozen".getBytes());
        Exchange passed = pass("request", TargetClass.IDEMPOTENT, delivery);

        assertThat(delivery.request).isEqualTo("request".getBytes());
        assertThat(passed.getMessage().getBody(String.class)).isEqualTo("frozen");
        assertThat(passed.getMessage().getHeader(Barrier.IDEMPOTENCY_KEY)).isEqualTo("key-1");
    }

    @Test
    void aLookUpSendsNothingAndFreezesNothing() throws Exception {
        FakeDelivery delivery = new FakeDelivery(Delivery.Purpose.LOOK_UP);
        Exchange passed = pass("request", TargetClass.LOOKUP, delivery);

        assertThat(delivery.request).isNull();
        assertThat(passed.getMessage().getHeader(Barrier.EXTERNAL_REFERENCE)).isEqualTo("key-1");
    }
}
