/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Camel's own circuit breaker does to somebody who waits; {@code MfgAskActionTest} shows what ours does. */
class WhyNotCircuitBreakerTest {

    private static final String QUESTION = "the stock of item FG-200";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final CountDownLatch answer = new CountDownLatch(1);

    @AfterEach
    void stop() {
        answer.countDown();
        camel.stop();
    }

    @Test
    void aRefusalThatIsNoFailureOfTheSystemBecomesAnAnswer() throws Exception {
        Exchange asked = ask(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .circuitBreaker()
                        .resilience4jConfiguration()
                        .ignoreException(IllegalArgumentException.class)
                        .end()
                        .throwException(new IllegalArgumentException("there is no such item"))
                        .end();
            }
        });

        assertThat(asked.getException()).isNull();
        assertThat(asked.getMessage().getBody())
                .as("the question is its own answer")
                .isEqualTo(QUESTION);
    }

    @Test
    void anAnswerThatComesTooLateOverwritesWhatTheCallerWasTold() throws Exception {
        Exchange asked = ask(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .circuitBreaker()
                        .resilience4jConfiguration()
                        .timeoutEnabled(true)
                        .timeoutDuration(100)
                        .end()
                        .process(exchange -> answer.await())
                        .setBody(constant("late"))
                        .onFallback()
                        .setBody(constant("no answer in time"))
                        .end();
            }
        });

        assertThat(asked.getMessage().getBody()).isEqualTo("no answer in time");
        answer.countDown();
        await().until(() -> "late".equals(asked.getMessage().getBody()));
    }

    private Exchange ask(RouteBuilder flow) throws Exception {
        camel.addRoutes(flow);
        camel.start();
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(QUESTION);
        return camel.createProducerTemplate().send("direct:in", exchange);
    }
}
