/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Accept, order and success. */
@ParameterizedClass
@EnumSource(Dialect.class)
class LedgerTest extends LedgerTests {

    private final TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);

    @Test
    void whatIsAcceptedIsPostedOnceWithItsDocument() throws Exception {
        plant.start(route("ledger:erp", erp));
        plant.accept("erp", consumed("e1", "WO-1", "L-1"));
        plant.accept("erp", consumed("e1", "WO-1", "L-1"));
        plant.awaitState("e1", State.POSTED);
        assertThat(erp.posted()).containsExactly("e1");
        assertThat(plant.deliveries()).singleElement().satisfies(delivery -> {
            assertThat(delivery.documentNumber()).isEqualTo("DOC-e1");
            assertThat(delivery.event()).isEqualTo(consumed("e1", "WO-1", "L-1"));
        });
        assertThat(plant.acceptances)
                .extracting(Acceptance::verdict)
                .containsExactly(Acceptance.Verdict.ACCEPTED, Acceptance.Verdict.DUPLICATE);
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_audit WHERE to_state = 'POSTED'"))
                .isEqualTo(1);
        assertThat(plant.count("SELECT open_count FROM mfg_target")).isZero();
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_delivery_key")).isZero();
    }

    @Test
    void oneBatchForTwoTargetsIsAllOrNothing() throws Exception {
        TestTarget wms = new TestTarget(TargetClass.LOOKUP);
        plant.start(route("ledger:erp", erp), route("ledger:wms", wms));
        List<Event<?>> batch = new ArrayList<>();
        IntStream.range(0, 50).forEach(i -> batch.add(consumed("e" + i, "WO-" + i % 5, null)));
        plant.accept("wms,erp", batch);
        assertThat(plant.deliveries()).hasSize(100);
        await().until(() -> erp.posted().size() == 50 && wms.posted().size() == 50);

        List<Object> withRubbish = new ArrayList<>(List.of(consumed("late", "WO-1", null)));
        withRubbish.add("not an event");
        assertThatThrownBy(() -> plant.accept("wms,erp", withRubbish))
                .rootCause()
                .hasMessageContaining("MFG-LEDGER-001");
        assertThat(plant.deliveries()).hasSize(100);
    }

    @Test
    void whatSharesAKeyIsPostedInItsOrder() throws Exception {
        plant.start(route("ledger:erp?concurrency=8", erp));
        List<Event<?>> batch = new ArrayList<>();
        IntStream.range(0, 120).forEach(i -> batch.add(consumed("e" + i, "WO-" + i % 3, "L-" + i % 2)));
        plant.accept("erp", batch.subList(0, 70));
        plant.accept("erp", batch.subList(70, 120));
        await().atMost(Duration.ofSeconds(60)).until(() -> erp.posted().size() == 120); // one after the other
        for (int order = 0; order < 3; order++) {
            int number = order;
            assertThat(erp.posted().stream()
                            .map(id -> Integer.valueOf(id.substring(1)))
                            .filter(i -> i % 3 == number))
                    .isSorted();
        }
        for (int lot = 0; lot < 2; lot++) {
            int number = lot;
            assertThat(erp.posted().stream()
                            .map(id -> Integer.valueOf(id.substring(1)))
                            .filter(i -> i % 2 == number))
                    .isSorted();
        }
    }

    @Test
    void oneBadOrderHoldsOnlyWhatTouchesIt() throws Exception {
        erp.next("bad", TestTarget.REJECTED);
        plant.start(route("ledger:erp", erp));
        plant.accept(
                "erp",
                List.of(
                        consumed("bad", "WO-1", "L-1"),
                        consumed("same order", "WO-1", "L-2"),
                        consumed("same lot", "WO-2", "L-1"),
                        consumed("behind both", "WO-2", "L-3"),
                        consumed("free", "WO-3", "L-4")));
        plant.awaitState("bad", State.PARKED);
        plant.awaitState("free", State.POSTED);
        assertThat(erp.posted()).containsExactly("free");
        assertThat(plant.delivery("erp", "behind both").waiting()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(plant.alerts)
                .singleElement()
                .asString()
                .startsWith("MFG-POST-")
                .contains("period closed", "erp does not have it", "work-order:WO-1"));
    }

    @Test
    void anOverloadedTargetTakesNothingMore() throws Exception {
        plant.start();
        plant.accept("erp", List.of(consumed("e1", "WO-1", null), consumed("e2", "WO-2", null)));
        assertThatThrownBy(() -> plant.accept("erp?maxOpen=2", consumed("e3", "WO-3", null)))
                .rootCause()
                .hasMessageContaining("MFG-LEDGER-012");
        assertThat(plant.deliveries()).hasSize(2);
    }
}
