/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.core.post.TargetClass;
import io.millrace.tests.conformance.Anomaly;
import io.millrace.tests.crash.CrashCase;
import io.millrace.tests.crash.Databases;
import io.millrace.tests.crash.Erp;
import io.millrace.tests.crash.Erp.Fate;
import io.millrace.tests.crash.ManualClock;
import io.millrace.tests.crash.Movement;
import io.millrace.tests.crash.Quiet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Puts aside what the target refuses, as a dead letter channel does, and goes on; it is sent again when it is mended. */
@ExtendWith(Quiet.class)
class WhyNotPutAsideTest {

    private static final String LATER = "e2";

    @Test
    void whatComesLaterOfTheSameOrderPassesIt() throws Exception {
        Erp erp = new Erp(
                Naive.TARGET, TargetClass.IDEMPOTENT, Naive.EVENT, Fate.REJECTED, new ManualClock(), Duration.ZERO);
        List<Object> aside = new ArrayList<>();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .errorHandler(deadLetterChannel("direct:aside").useOriginalMessage())
                            .process(exchange -> Naive.post(erp, exchange));
                    from("direct:aside")
                            .process(exchange -> aside.add(exchange.getMessage().getBody()));
                }
            });
            context.start();
            ProducerTemplate source = context.createProducerTemplate();
            source.requestBody("direct:in", Movement.of(Movement.consumed(Naive.EVENT, "WO-1")));
            source.requestBody("direct:in", Movement.of(Movement.consumed(LATER, "WO-1")));
            assertThat(aside).hasSize(1);
            source.requestBody("direct:in", aside.get(0));
        }
        assertThat(Naive.found(List.of(Naive.EVENT, LATER), erp.effects())).containsExactly(Anomaly.REORDERED);
    }

    @Test
    void inTheLedgerItKeepsItsPlace() throws Exception {
        try (HikariDataSource database = Databases.memory()) {
            CrashCase.Result result =
                    CrashCase.of(TargetClass.IDEMPOTENT, Fate.REJECTED).run(database, Databases.SCHEMA);
            assertThat(result.findings()).isEmpty();
            assertThat(result.rows().stateOf(Naive.EVENT)).isEqualTo("PARKED");
            assertThat(result.rows().stateOf(LATER)).isEqualTo("RECEIVED");
        }
    }
}
