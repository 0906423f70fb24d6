/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What an operator finds in the log of a plant whose target fails. */
class FailureLogTest {

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            lines.add(line);
        }
    };
    private final TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
    private final LedgerFixture plant = new LedgerFixture(Dialect.H2);

    @BeforeEach
    void listen() {
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void close() {
        root.detachAppender(appender);
        plant.close();
    }

    @Test
    void aFailedAttemptIsOneLineWithItsCodeAndNoStackTrace() throws Exception {
        erp.next("e1", TestTarget.BUSY, TestTarget.REJECTED);
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.RETRY_WAIT);
        plant.pass(Duration.ofMinutes(1));
        plant.awaitState("e1", State.PARKED);
        await().until(() -> lines.size() == 2);
        assertThat(lines.get(0).getFormattedMessage())
                .matches("MFG-POST-\\d+ has to wait; attempt 1: RETRY_WAIT, again at 2026-11-23T06:00:\\S+Z");
        assertThat(lines.get(1).getFormattedMessage()).contains("period closed", "replay delivery");
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull());
    }

    @Test
    void aMistakeInAFlowIsShownWithItsStackTraceOnce() throws Exception {
        erp.next("e1", (TestTarget.BeforeBarrier) (exchange, target) -> {
            throw new IllegalStateException("a bug");
        });
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.PARKED);
        assertThat(lines.stream().filter(line -> line.getThrowableProxy() != null))
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("the flow failed", "WO-1");
    }

    @Test
    void anErrorHandlerThatSaysWhatItLogsIsLeftAlone() throws Exception {
        erp.next("e1", TestTarget.REJECTED);
        plant.start(new RouteBuilder() {
            @Override
            public void configure() {
                from("ledger:erp")
                        .errorHandler(defaultErrorHandler().logExhausted(true))
                        .process(erp);
            }
        });
        plant.accept("erp", consumed("e1", "WO-1", null));
        plant.awaitState("e1", State.PARKED);
        assertThat(lines)
                .anySatisfy(
                        line -> assertThat(line.getFormattedMessage()).contains("Exhausted after delivery attempt"));
    }
}
