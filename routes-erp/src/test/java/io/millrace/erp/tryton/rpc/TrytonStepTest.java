/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.core.step.AsyncStep;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever becomes of the calls, whoever waits for them hears of it once. */
class TrytonStepTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AtomicInteger answers = new AtomicInteger();

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aClassThatIsMissingIsAFailureLikeAnother() {
        Exchange exchange = answered(started(new NoClassDefFoundError("io/millrace/Mapping")));

        assertThat(exchange.getException()).hasRootCauseInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void aFailureIsTheExchanges() {
        IllegalStateException failure = new IllegalStateException("no");

        assertThat(answered(started(failure)).getException()).isSameAs(failure);
    }

    @Test
    void whatComesAfterTheStopIsNotLeftWaiting() {
        TrytonStep step = started(new IllegalStateException("called"));
        step.stop();

        assertThat(answered(step).getException()).isInstanceOf(RejectedExecutionException.class);
    }

    private Exchange answered(TrytonStep step) {
        Exchange exchange = new DefaultExchange(camel);
        step.process(exchange, doneSync -> answers.incrementAndGet());
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(answers).hasPositiveValue());
        step.stop();
        assertThat(answers).hasValue(1);
        return exchange;
    }

    private TrytonStep started(Throwable failure) {
        Failing step = new Failing(failure);
        step.setCamelContext(camel);
        step.start();
        return step;
    }

    private static final class Failing extends TrytonStep {

        private final Throwable failure;

        private Failing(Throwable failure) {
            super("failing");
            this.failure = failure;
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            return AsyncStep.run(exchange, callback, this::callLater);
        }

        @Override
        protected void call(TrytonServer tryton, Exchange exchange) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }
    }
}
