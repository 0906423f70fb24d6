/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.whynot;

import static io.millrace.tests.conformance.Anomaly.DUPLICATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.post.TargetClass;
import io.millrace.tests.crash.Erp;
import io.millrace.tests.crash.Erp.Fate;
import io.millrace.tests.crash.ManualClock;
import io.millrace.tests.crash.Movement;
import io.millrace.tests.crash.Quiet;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls again whatever the failure was: Camel's redelivery in front of a target. */
@ExtendWith(Quiet.class)
class WhyNotRetryTest {

    @ParameterizedTest
    @EnumSource(names = {"LOST_ANSWER", "LATE", "GARBAGE"})
    void whateverWasDoneButNotAnsweredIsDoneTwice(Fate fate) throws Exception {
        Erp erp = new Erp(Naive.TARGET, TargetClass.LOOKUP, Naive.EVENT, fate, new ManualClock(), Duration.ZERO);
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:in")
                            .errorHandler(
                                    defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                            .process(exchange -> Naive.post(erp, exchange));
                }
            });
            context.start();
            Movement movement = Movement.of(Movement.consumed(Naive.EVENT, "WO-1"));
            String document = context.createProducerTemplate().requestBody("direct:in", movement, String.class);
            erp.finish();
            assertThat(erp.effects()).hasSize(2);
            assertThat(Naive.found(erp.effects(), document)).contains(DUPLICATE);
        }
    }
}
