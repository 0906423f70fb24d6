/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Several dispatchers work on one target of one ledger. */
@ParameterizedClass
@EnumSource(Dialect.class)
class TwoProcessesTest {

    @Parameter
    Dialect dialect;

    @Test
    void eachIsPostedOnceAndInOrderWhoeverTakesIt() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.MANUAL); // a second call would be a second effect
        try (LedgerFixture plant = new LedgerFixture(dialect);
                DefaultCamelContext other = plant.application()) {
            plant.start(route("ledger:erp?concurrency=3", erp));
            LedgerComponent component = new LedgerComponent();
            component.setOwner("the other");
            other.addComponent("ledger", component);
            other.addRoutes(route("ledger:erp?concurrency=3", erp));
            other.start();
            await().until(() -> plant.count("SELECT COUNT(*) FROM mfg_dispatcher") == 2);
            for (int batch = 0; batch < 4; batch++) {
                List<Event<?>> events = new ArrayList<>();
                IntStream.range(batch * 30, batch * 30 + 30)
                        .forEach(i -> events.add(consumed("e" + i, "WO-" + i % 7, null)));
                plant.accept("erp", events);
                Ledger.of(other).wake(List.of("erp"));
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                Ledger.of(other).wake(List.of("erp"));
                return plant.count("SELECT open_count FROM mfg_target") == 0;
            });
            assertThat(erp.posted()).hasSize(120).doesNotHaveDuplicates();
            for (int order = 0; order < 7; order++) {
                int number = order;
                assertThat(erp.posted().stream()
                                .map(id -> Integer.valueOf(id.substring(1)))
                                .filter(i -> i % 7 == number))
                        .isSorted();
            }
            assertThat(plant.count("SELECT COUNT(*) FROM mfg_audit WHERE to_state = 'POSTED'"))
                    .isEqualTo(120);
        }
    }

    /** One process accepts, the other posts: nobody tells it, it looks by itself. */
    @Test
    void whatAnotherProcessAcceptedIsPostedWithinSeconds() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        try (LedgerFixture plant = new LedgerFixture(dialect);
                DefaultCamelContext accepting = plant.application()) {
            accepting.start();
            plant.start(route("ledger:erp", erp));
            await().until(() -> plant.count("SELECT COUNT(*) FROM mfg_dispatcher") == 1);
            accepting
                    .createFluentProducerTemplate()
                    .to("ledger:erp")
                    .withBody(consumed("e1", "WO-1", null))
                    .request();
            await().atMost(Duration.ofSeconds(8)).until(() -> erp.posted().contains("e1"));
        }
    }

    /** In one process nothing waits for a turn of a clock: what is accepted wakes whoever posts. */
    @Test
    void whatThisProcessAcceptsIsPostedAtOnce() throws Exception {
        TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);
        try (LedgerFixture plant = new LedgerFixture(dialect)) {
            plant.start(route("ledger:erp", erp));
            plant.accept("erp", consumed("first", "WO-1", null));
            await().until(() -> plant.count("SELECT open_count FROM mfg_target") == 0);
            for (int event = 0; event < 5; event++) {
                String id = "e" + event;
                plant.accept("erp", consumed(id, "WO-1", null));
                await().pollInterval(Duration.ofMillis(5))
                        .atMost(Duration.ofSeconds(1)) // it would look by itself after three
                        .until(() -> erp.posted().contains(id));
            }
        }
    }
}
