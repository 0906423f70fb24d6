/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import static io.millrace.core.ledger.LedgerFixture.route;
import static io.millrace.core.ledger.TestEvents.LINE;
import static io.millrace.core.ledger.TestEvents.consumed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.post.TargetClass;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Missing numbers of a source's stream. */
@ParameterizedClass
@EnumSource(Dialect.class)
class GapTest extends LedgerTests {

    private static final String WATCHED = "erp?gapTimeout=30s";

    private final TestTarget erp = new TestTarget(TargetClass.IDEMPOTENT);

    @BeforeEach
    void start() throws Exception {
        plant.start(route("ledger:erp", erp));
    }

    private static Event<?> number(int number, String order) {
        return consumed("e" + number, order, null).withSequence(number);
    }

    @Test
    void whatIsLateIsPostedInItsOldPlace() {
        plant.accept(WATCHED, List.of(number(1, "WO-1"), number(2, "WO-1")));
        plant.accept(WATCHED, List.of(number(5, "WO-1"), number(6, "WO-2")));
        await().until(() -> erp.posted().size() == 2);
        plant.pass(Duration.ofSeconds(29));
        plant.accept(WATCHED, number(4, "WO-1"));
        await().until(() -> erp.posted().size() == 3);
        assertThat(plant.delivery("erp", "e5").state()).as("3 is still missing").isEqualTo(State.RECEIVED);
        assertThat(plant.delivery("erp", "e6").state())
                .as("3 may concern its order")
                .isEqualTo(State.RECEIVED);
        plant.accept(WATCHED, number(3, "WO-1"));
        await().until(() -> erp.posted().size() == 6);
        assertThat(erp.posted().indexOf("e5")).isGreaterThan(erp.posted().indexOf("e3"));
        await().until(() -> plant.count("SELECT COUNT(*) FROM mfg_delivery_key") == 0);
        assertThat(plant.count("SELECT COUNT(*) FROM mfg_gap")).isZero();
    }

    @Test
    void whatStaysAwayParksTheNextOneAndNamesTheNumbers() {
        plant.accept(WATCHED, number(7, "WO-1"));
        plant.awaitState("e7", State.POSTED);
        plant.accept(WATCHED, List.of(number(9, "WO-2"), number(12, "WO-1"), number(13, "WO-2"), number(14, "WO-3")));
        plant.pass(Duration.ofSeconds(31));
        plant.awaitState("e12", State.PARKED);
        plant.awaitState("e9", State.PARKED);
        await().until(() -> erp.posted().contains("e14"));
        assertThat(plant.delivery("erp", "e12").text())
                .contains(LINE + " has not sent its number 10 to 11 before number 12");
        assertThat(plant.delivery("erp", "e9").code()).isEqualTo(LedgerError.GAP.code());
        assertThat(plant.delivery("erp", "e13").state())
                .as("its order waits behind e9")
                .isEqualTo(State.RECEIVED);
        assertThat(plant.alerts).hasSize(2);

        plant.accept(WATCHED, List.of(number(11, "WO-1"), number(8, "WO-2")));
        plant.awaitState("e9", State.POSTED);
        plant.accept(WATCHED, number(10, "WO-1"));
        plant.awaitState("e10", State.POSTED);
        plant.awaitState("e12", State.POSTED);
        plant.awaitState("e13", State.POSTED);
        assertThat(erp.posted()).hasSize(8);
        assertThat(erp.posted().indexOf("e12")).isGreaterThan(erp.posted().indexOf("e10"));
        assertThat(erp.posted().indexOf("e13")).isGreaterThan(erp.posted().indexOf("e9"));
    }

    @Test
    void aPersonMayGoOnWithoutWhatIsMissing() {
        plant.accept(WATCHED, List.of(number(1, "WO-1"), number(3, "WO-1")));
        plant.awaitState("e1", State.POSTED);
        plant.pass(Duration.ofSeconds(31));
        plant.awaitState("e3", State.PARKED);
        plant.ledger()
                .operations()
                .replay(
                        List.of(plant.delivery("erp", "e3").id()),
                        new Decision("anna", "counter 2 was a test piece"),
                        false);
        plant.awaitState("e3", State.POSTED);
        await().until(() -> plant.count("SELECT COUNT(*) FROM mfg_gap") == 0);
        plant.accept(WATCHED, number(2, "WO-1"));
        await().until(() -> erp.posted().size() == 3);
    }

    @Test
    void whatAFlowFilteredOutIsNoGap() {
        plant.accept(WATCHED, List.of(number(1, "WO-1"), new SequenceMark(LINE, 2), number(3, "WO-1")));
        plant.accept(WATCHED, List.of(number(5, "WO-1"), new SequenceMark(LINE, 4)));
        plant.awaitState("e5", State.POSTED);
        plant.accept(WATCHED, List.of(new SequenceMark(LINE, 7), number(8, "WO-1")));
        assertThat(plant.delivery("erp", "e8").waiting()).isEqualTo(1);
        plant.accept(WATCHED, new SequenceMark(LINE, 6));
        await().until(() -> erp.posted().size() == 4);
    }

    @Test
    void aStreamThatBeginsAgainIsNoGap() {
        plant.accept(WATCHED, List.of(number(41, "WO-1"), number(42, "WO-1")));
        plant.accept(
                WATCHED,
                List.of(
                        consumed("again 1", "WO-1", null).withSequence(1),
                        consumed("again 2", "WO-1", null).withSequence(2)));
        await().until(() -> erp.posted().size() == 4);
    }

    /** The naive way: without the option what is missing is not even noticed. */
    @Test
    void unwatchedAGapGoesByUnseen() {
        plant.accept("erp", List.of(number(1, "WO-1"), number(3, "WO-1")));
        await().until(() -> erp.posted().size() == 2);
    }
}
