/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MfgAskActionTest {

    private static final String REQUIRED = "endpoint=direct:system&system=ERP";

    private record Question(String of) {
        @Override
        public String toString() {
            return "the stock of item " + of;
        }
    }

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Supplier<Object> system = () -> "answer " + asked.get();

    @BeforeEach
    void start() throws Exception {
        camel.getShutdownStrategy().setTimeout(1);
        camel.start();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:system").process(exchange -> {
                    asked.incrementAndGet();
                    exchange.getMessage().setBody(system.get());
                });
            }
        });
    }

    @AfterEach
    void stop() {
        end.countDown();
        camel.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "system=ERP, endpoint",
        "endpoint=direct:system, system",
        REQUIRED + "&deadline=0, deadline",
        REQUIRED + "&openFor=0, openFor",
        REQUIRED + "&openAfter=0, openAfter",
        REQUIRED + "&maxWaiting=0, maxWaiting",
        REQUIRED + "&changing=true&freshFor=1s, freshFor"
    })
    void doesNotStartWith(String parameters, String named) {
        assertThatThrownBy(() -> route(parameters)).hasStackTraceContaining(named);
    }

    @Test
    void asksEachTimeUnlessToldHowLongAnAnswerIsFresh() throws Exception {
        route(REQUIRED);

        assertThat(ask("A").getMessage().getBody()).isEqualTo("answer 1");
        assertThat(ask("A").getMessage().getBody()).isEqualTo("answer 2");
    }

    @Test
    void aFreshAnswerIsGivenAgainWithItsAgeAndNeverAfterwards() throws Exception {
        route(REQUIRED + "&freshFor=1500");

        assertThat(ask("A").getMessage().getHeader("Age")).isEqualTo(0L);
        assertThat(ask("A").getMessage().getBody()).isEqualTo("answer 1");
        assertThat(ask("B").getMessage().getBody()).as("another question").isEqualTo("answer 2");
        await().until(() -> ask("A").getMessage().getHeader("Age").equals(1L));
        assertThat(asked).hasValue(2);
        await().atMost(Duration.ofSeconds(2))
                .until(() -> !ask("A").getMessage().getBody().equals("answer 1"));
    }

    @Test
    void howLongTheSystemTookCountsAsAge() throws Exception {
        route(REQUIRED + "&freshFor=300");
        system = () -> {
            awaitEnd(Duration.ofMillis(400));
            return "late " + asked.get();
        };

        assertThat(ask("A").getMessage().getBody()).isEqualTo("late 1");
        assertThat(ask("A").getMessage().getBody()).isEqualTo("late 2");
    }

    @Test
    void whoAsksTheSameAtTheSameTimeGetsOneAnswer() throws Exception {
        route(REQUIRED + "&freshFor=1m");
        system = () -> {
            awaitEnd(Duration.ofMillis(300));
            return "answer " + asked.get();
        };

        List<CompletableFuture<Exchange>> all =
                Stream.generate(() -> asking("A")).limit(20).toList();

        assertThat(all)
                .allSatisfy(one -> assertThat(one.get().getMessage().getBody()).isEqualTo("answer 1"));
        assertThat(asked).hasValue(1);
    }

    @Test
    void refusalsAndFailuresAreNotKept() throws Exception {
        route(REQUIRED + "&freshFor=1m");
        system = refusing(400);
        assertThat(ask("A").getException()).isInstanceOf(ApiException.class);
        system = () -> {
            throw new IllegalStateException("broken");
        };
        assertThat(ask("A").getException()).hasMessage("broken");
        system = () -> "well";

        assertThat(ask("A").getMessage().getBody()).isEqualTo("well");
    }

    @Test
    void theDeadlineIsKeptAndALateAnswerReachesNobody() throws Exception {
        route(REQUIRED + "&deadline=200&freshFor=1m");
        system = () -> {
            awaitEnd(Duration.ofSeconds(1));
            return "late";
        };

        long before = System.nanoTime();
        Exchange late = ask("FG-200");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(900));
        assertThat(late.getException())
                .hasMessage("MFG-API-005 ERP did not answer within 200 ms: the stock of item FG-200");
        system = () -> "in time";
        assertThat(ask("FG-200").getMessage().getBody()).isEqualTo("in time");
        await().during(Duration.ofMillis(1200))
                .atMost(Duration.ofSeconds(5))
                .until(() -> late.getMessage().getBody() instanceof Question);
    }

    @Test
    void theOutcomeOfAChangeIsNotKnownAfterTheDeadline() throws Exception {
        route(REQUIRED + "&deadline=200&changing=true");
        system = () -> {
            awaitEnd(Duration.ofSeconds(1));
            return "done";
        };

        assertThat(code(ask("A"))).isEqualTo(ApiError.UNKNOWN_OUTCOME);
    }

    @Test
    void aSystemThatFailsIsLeftAloneAndAskedAgainLater() throws Exception {
        route(REQUIRED + "&openAfter=4&openFor=400&freshFor=1m");
        ask("known");
        system = refusing(503);
        Stream.of("A", "B", "C")
                .forEach(of -> assertThat(ask(of).getException()).hasMessageContaining("refused"));
        int before = asked.get();

        Exchange open = ask("D");
        assertThat(open.getException()).hasMessage("MFG-API-007 ERP was not asked for the stock of item D");
        assertThat(((ApiException) open.getException()).retryAfter()).hasMillis(400);
        assertThat(asked).hasValue(before);
        assertThat(ask("known").getMessage().getBody())
                .as("what is fresh is still given")
                .isEqualTo("answer 1");
        system = () -> "well";
        await().until(() -> "well".equals(ask("D").getMessage().getBody()));
        assertThat(ask("E").getMessage().getBody()).isEqualTo("well");
    }

    @Test
    void aSystemThatRefusesIsWell() throws Exception {
        route(REQUIRED + "&openAfter=4");
        system = refusing(404);

        for (int i = 0; i < 10; i++) {
            assertThat(ask("A").getException()).hasMessageContaining("refused");
        }
        assertThat(asked).hasValue(10);
    }

    @Test
    void onlySoManyWait() throws Exception {
        route(REQUIRED + "&maxWaiting=1&deadline=100");
        system = () -> {
            awaitEnd(Duration.ofSeconds(1));
            return "late";
        };

        assertThat(code(ask("A"))).isEqualTo(ApiError.TOO_LATE);
        assertThat(code(ask("B"))).as("the first call is still under way").isEqualTo(ApiError.TOO_MANY);
    }

    private static Supplier<Object> refusing(int status) {
        return () -> {
            throw new ApiException(status < 500 ? ApiError.BAD_CALL : ApiError.TOO_MANY, "refused", null);
        };
    }

    private void awaitEnd(Duration most) {
        try {
            assertThat(end.await(most.toMillis(), TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpError code(Exchange exchange) {
        return (HttpError) ((ApiException) exchange.getException()).code();
    }

    private void route(String parameters) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("kamelet:mfg-ask-action/ask-in?" + parameters);
            }
        });
    }

    private Exchange ask(String of) {
        return asking(of).join();
    }

    private CompletableFuture<Exchange> asking(String of) {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setBody(new Question(of));
        return camel.createProducerTemplate().asyncSend("direct:in", exchange);
    }
}
