/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import static io.millrace.core.counter.Readings.good;
import static io.millrace.core.counter.Readings.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.value.Quantity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CounterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    private final List<Event<ProductionConfirmed>> confirmed = new ArrayList<>();

    private Counter count(CounterReading... readings) {
        Counter counter = null;
        for (CounterReading reading : readings) {
            counter = Counter.count(counter, reading, NOW, confirmed::add);
        }
        return counter;
    }

    @Test
    void theFirstReadingCountsFromZero() {
        assertThat(count(good(120).at(1)).open().good()).isEqualByComparingTo("120");
    }

    @Test
    void laterReadingsAddTheDifference() {
        assertThat(count(good(120).at(1), good(150).at(2)).open().good()).isEqualByComparingTo("150");
    }

    @Test
    void aSmallerValueIsANewBeginning() {
        assertThat(count(good(120).at(1), good(5).at(2)).open().good()).isEqualByComparingTo("125");
    }

    @Test
    void repeatedAndLateReadingsAddNothing() {
        Counter counter = count(
                good(120).at(1),
                good(150).at(3),
                good(150).at(3),
                good(130).at(2),
                good(120).at(1));

        assertThat(counter.open().good()).isEqualByComparingTo("150");
    }

    @Test
    void theEndIsConfirmedAtOnce() {
        Counter counter = count(good(120).at(1), good(150).end(true).at(2));

        assertThat(counter.open().isZero()).isTrue();
        assertThat(confirmed).hasSize(1);
        ProductionConfirmed data = confirmed.get(0).data();
        assertThat(data.finalConfirmation()).isTrue();
        assertThat(data.yield()).isEqualTo(Quantity.of("150", "EA"));
        assertThat(data.from()).isEqualTo(time(1));
        assertThat(data.to()).isEqualTo(time(2));
    }

    @Test
    void theEndIsConfirmedEvenIfNothingWasMadeSince() {
        Counter counter = count(good(120).at(1)).afterConfirmation();
        Counter.count(counter, good(120).end(true).at(2), NOW, confirmed::add);

        assertThat(confirmed).hasSize(1);
        assertThat(confirmed.get(0).data().yield()).isEqualTo(Quantity.of("0", "EA"));
    }

    @Test
    void whatWasMadeOfTheLotBeforeIsConfirmedWhenTheLotChanges() {
        Counter counter =
                count(good(120).ofLot("L-1").at(1), good(150).ofLot("L-2").at(2));

        assertThat(confirmed).hasSize(1);
        assertThat(confirmed.get(0).data().lot()).hasToString("L-1");
        assertThat(confirmed.get(0).data().yield()).isEqualTo(Quantity.of("120", "EA"));
        assertThat(counter.lot()).hasToString("L-2");
        assertThat(counter.open().good()).isEqualByComparingTo("30");
    }

    @Test
    void confirmationsOfACounterHaveTheirOwnIdsAndTheSameOnesEachTime() {
        Counter counter = count(good(120).at(1));
        String first = counter.confirmation(false).envelope().id();
        String second =
                counter.afterConfirmation().confirmation(false).envelope().id();

        assertThat(counter.confirmation(false).envelope().id()).isEqualTo(first);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void anotherUnitIsRefused() {
        Counter counter = count(good(120).at(1));

        assertThatThrownBy(() -> Counter.count(counter, good(150).in("KGM").at(2), NOW, confirmed::add))
                .isInstanceOf(MfgException.class)
                .hasMessageContaining("MFG-COUNTER-002")
                .hasMessageContaining("WO-1001")
                .hasMessageContaining("150 KGM");
    }

    /** One thing that happens at the machine or on the way. */
    private enum Happening {
        MAKE,
        SCRAP,
        SET_BACK,
        REPEAT,
        LATE,
        CONFIRM,
        CHANGE_LOT,
        END
    }

    private record Step(Happening happening, int amount) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(Happening.class), Arbitraries.integers().between(0, 1000))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 500)
    void noPieceIsLostOrDoubled(@ForAll("steps") List<Step> steps) {
        List<Event<ProductionConfirmed>> events = new ArrayList<>();
        List<CounterReading> sent = new ArrayList<>();
        Counter counter = null;
        long made = 0;
        long scrapped = 0;
        long shownGood = 0;
        long shownScrap = 0;
        int lot = 0;
        for (Step step : steps) {
            switch (step.happening()) {
                case MAKE -> {
                    made += step.amount();
                    shownGood += step.amount();
                }
                case SCRAP -> {
                    scrapped += step.amount();
                    shownScrap += step.amount();
                }
                case SET_BACK -> {
                    shownGood = 0;
                    shownScrap = 0;
                }
                case CHANGE_LOT -> lot++;
                case CONFIRM -> {
                    if (counter != null && !counter.open().isZero()) {
                        events.add(counter.confirmation(false));
                        counter = counter.afterConfirmation();
                    }
                    continue;
                }
                default -> {}
            }
            boolean again = step.happening() == Happening.REPEAT || step.happening() == Happening.LATE;
            if (again && sent.isEmpty()) {
                continue;
            }
            CounterReading reading = again
                    ? sent.get(step.happening() == Happening.LATE ? step.amount() % sent.size() : sent.size() - 1)
                    : good(shownGood)
                            .scrap(shownScrap)
                            .ofLot("L-" + lot)
                            .end(step.happening() == Happening.END)
                            .at(sent.size() + 1);
            if (!again) {
                sent.add(reading);
            }
            counter = Counter.count(counter, reading, NOW, events::add);
        }
        assertThat(sum(events, counter, true)).isEqualByComparingTo(BigDecimal.valueOf(made));
        assertThat(sum(events, counter, false)).isEqualByComparingTo(BigDecimal.valueOf(scrapped));
        assertThat(events).extracting(event -> event.envelope().id()).doesNotHaveDuplicates();
    }

    private static BigDecimal sum(List<Event<ProductionConfirmed>> events, Counter counter, boolean good) {
        BigDecimal open = counter == null
                ? BigDecimal.ZERO
                : good ? counter.open().good() : counter.open().scrap();
        return events.stream()
                .map(event -> good ? event.data().yield() : event.data().scrap())
                .map(Quantity::value)
                .reduce(open, BigDecimal::add);
    }
}
