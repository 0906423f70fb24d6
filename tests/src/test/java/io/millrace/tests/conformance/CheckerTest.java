/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

import static io.millrace.tests.conformance.Anomaly.AMOUNT_MISMATCH;
import static io.millrace.tests.conformance.Anomaly.DUPLICATE;
import static io.millrace.tests.conformance.Anomaly.LOST;
import static io.millrace.tests.conformance.Anomaly.PHANTOM_POSTED;
import static io.millrace.tests.conformance.Anomaly.REORDERED;
import static io.millrace.tests.conformance.Anomaly.SKIPPED_SILENTLY;
import static io.millrace.tests.conformance.Anomaly.STUCK;
import static io.millrace.tests.conformance.Anomaly.UNEXPECTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.tests.conformance.Histories.AuditLine;
import io.millrace.tests.conformance.Histories.Effect;
import io.millrace.tests.conformance.Histories.OwedDelivery;
import io.millrace.tests.conformance.Histories.Sent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checker finds what is wrong, and nothing where nothing is: a checker that cannot fail proves nothing. */
class CheckerTest {

    record Bad(String what, HistoryBuilder history, Set<Anomaly> found) {
        @Override
        public String toString() {
            return what;
        }
    }

    record Good(String what, HistoryBuilder history) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Bad bad(String what, HistoryBuilder history, Anomaly first, Anomaly... more) {
        return new Bad(what, history, EnumSet.of(first, more));
    }

    /** A day with something of everything in it. */
    private static HistoryBuilder day() {
        return new HistoryBuilder()
                .posted("a1", "WO-A")
                .posted("b1", "WO-B")
                .posted("a2", "WO-A")
                .posted("ab", "WO-A", "WO-B")
                .posted("b2", "WO-B")
                .posted("a3", "WO-A")
                .parked("c1", "WO-C")
                .open("c2", "RECEIVED", "WO-C", "L-7")
                .open("d1", "RETRY_WAIT", "L-7")
                .byPerson("e1", "SKIPPED", "WO-E")
                .byPerson("e2", "MANUAL", "WO-E")
                .posted("e3", "WO-E")
                .parkedInDoubt("f1", "WO-F");
    }

    static Stream<Bad> bad() {
        return Stream.of(
                bad("acknowledged, never accepted", day().sent("z1", "WO-Z"), LOST),
                bad("accepted, then gone", day().without(OwedDelivery.class, "c1"), LOST, STUCK),
                bad("gone after it was posted", day().without(OwedDelivery.class, "b2"), LOST, UNEXPECTED),
                bad("accepted for one of two targets", day().alsoOwedTo("costing", "a1"), LOST),
                bad("all of it is gone", empty(day()), LOST, UNEXPECTED),
                bad("the last of a key is gone", day().without(OwedDelivery.class, "d1"), LOST),
                bad("posted twice in a row", day().effect("a3"), DUPLICATE),
                bad("posted again much later", day().effect("a1"), DUPLICATE),
                bad("parked in doubt, and there twice", day().effect("f1"), DUPLICATE),
                bad("done by hand though it was there", day().effect("e2"), DUPLICATE),
                bad("accepted twice", day().delivery("b1", "POSTED", "D-b1", false), DUPLICATE),
                bad(
                        "accepted and posted twice",
                        day().delivery("a3", "POSTED", "D-a3", false).effect("a3"),
                        DUPLICATE),
                bad("an effect of nobody's event", day().effect("ghost"), UNEXPECTED),
                bad(
                        "a delivery of nobody's event",
                        day().open("ghost", "RECEIVED", "G").without(Sent.class, "ghost"),
                        UNEXPECTED,
                        STUCK),
                bad("an effect at a target that is owed nothing", day().effectAt("costing", "a1"), UNEXPECTED),
                bad(
                        "posted before it was accepted",
                        day().sent("z1", "Z").unacknowledged("z1").effect("z1"),
                        UNEXPECTED),
                bad("skipped, but the target has it", day().effect("e1"), UNEXPECTED, REORDERED),
                bad("parked as rejected, but the target has it", day().effect("c1"), UNEXPECTED),
                bad("called before its turn", day().effect("c2"), UNEXPECTED, REORDERED),
                bad("called without a note of it", day().effect("d1"), UNEXPECTED, REORDERED),
                bad("effects of a key swapped", day().swapEffects("a1", "a2"), REORDERED),
                bad("effects of a key far apart swapped", day().swapEffects("a1", "a3"), REORDERED),
                bad("a later key of an event overtaken", day().swapEffects("ab", "b2"), REORDERED),
                bad("a parked one overtaken", day().posted("c3", "WO-C"), REORDERED),
                bad("one held behind a parked one overtaken", day().posted("l2", "L-7"), REORDERED),
                bad("accepted in another order", day().swapPlaces("a1", "a2"), REORDERED),
                bad("a skipped one accepted late", day().swapPlaces("e1", "e3"), REORDERED),
                bad("posted without an effect", day().without(Effect.class, "b2"), PHANTOM_POSTED),
                bad("posted under another document", day().document("b2", "D-999"), PHANTOM_POSTED),
                bad("posted under the document of another event", day().document("b2", "D-b1"), PHANTOM_POSTED),
                bad("posted without a document", day().document("b2", null), PHANTOM_POSTED),
                bad("done by hand, and not there", day().without(Effect.class, "e2"), PHANTOM_POSTED),
                bad("never begun", day().open("z1", "RECEIVED", "WO-Z"), STUCK),
                bad("claimed for ever", day().open("z1", "CLAIMED", "WO-Z"), STUCK),
                bad("in flight for ever", day().state("b2", "IN_FLIGHT"), STUCK),
                bad("unknown for ever", day().state("b2", "UNKNOWN"), STUCK),
                bad("waits behind what is done", day().open("e4", "RECEIVED", "WO-E"), STUCK),
                bad(
                        "waits with no parked one before it",
                        day().byPerson("c1", "SKIPPED", "WO-C").without(OwedDelivery.class, "c1"),
                        LOST,
                        STUCK),
                bad("parked without a word", day().without(AuditLine.class, "c1"), SKIPPED_SILENTLY),
                bad("skipped without a word", day().without(AuditLine.class, "e1"), SKIPPED_SILENTLY),
                bad("done by hand without a word", day().without(AuditLine.class, "e2"), SKIPPED_SILENTLY),
                bad("posted without a word", day().without(AuditLine.class, "a1"), SKIPPED_SILENTLY),
                bad(
                        "skipped by itself",
                        day().without(AuditLine.class, "e1").noted("e1", "SKIPPED", "ledger", "old"),
                        SKIPPED_SILENTLY),
                bad(
                        "skipped without a reason",
                        day().without(AuditLine.class, "e1").noted("e1", "SKIPPED", "m.huber", " "),
                        SKIPPED_SILENTLY),
                bad(
                        "noted as another thing",
                        day().without(AuditLine.class, "e1").noted("e1", "PARKED", "m.huber", "why"),
                        SKIPPED_SILENTLY),
                bad("less was posted", day().amount("b1", "2.499 KGM"), AMOUNT_MISMATCH),
                bad("a unit was changed", day().amount("b1", "2.5 EA"), AMOUNT_MISMATCH),
                bad("no unit was posted", day().amount("b1", "2.5"), AMOUNT_MISMATCH));
    }

    private static HistoryBuilder empty(HistoryBuilder day) {
        Stream.of("a1", "b1", "a2", "ab", "b2", "a3", "c1", "c2", "d1", "e1", "e2", "e3", "f1")
                .forEach(event -> day.without(OwedDelivery.class, event));
        return day;
    }

    static Stream<Good> good() {
        return Stream.of(
                new Good("a day", day()),
                new Good("nothing", new HistoryBuilder()),
                new Good(
                        "sent, never acknowledged, never accepted",
                        day().sent("z1", "Z").unacknowledged("z1")),
                new Good(
                        "accepted, but the acknowledgement was lost",
                        day().unacknowledged("a1").unacknowledged("c1")),
                new Good(
                        "keys of their own in any order",
                        day().swapEffects("a1", "b1").swapEffects("e3", "f1")),
                new Good("the same number written in another way", day().amount("b1", "2.50000 KGM")),
                new Good("in doubt, and not there", day().without(Effect.class, "f1")));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isFound(Bad bad) {
        List<Finding> findings = Checker.check(bad.history.build());
        assertThat(findings.stream().map(Finding::anomaly).collect(Collectors.toSet()))
                .as("%s", findings)
                .isEqualTo(bad.found);
    }

    @ParameterizedTest
    @MethodSource("good")
    void isClean(Good good) {
        assertThat(Checker.check(good.history.build())).isEmpty();
    }

    @Test
    void everyAnomalyIsFoundInAtLeastThreeWays() {
        assertThat(bad().count()).isGreaterThanOrEqualTo(30);
        for (Anomaly anomaly : Anomaly.values()) {
            assertThat(bad().filter(each -> each.found.contains(anomaly)))
                    .as("%s", anomaly)
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void historiesAreReadAsTheyWereWritten(@TempDir Path folder) throws IOException {
        Histories day = day().unacknowledged("c2").build();
        try (HistoryFile generator = new HistoryFile(folder.resolve(Histories.GENERATOR));
                HistoryFile target = new HistoryFile(folder.resolve(Histories.TARGET));
                HistoryFile ledger = new HistoryFile(folder.resolve(Histories.LEDGER));
                HistoryFile audit = new HistoryFile(folder.resolve(Histories.AUDIT))) {
            for (Sent each : day.sent()) {
                generator.write(HistoryFile.line("invoke", each));
                generator.write(HistoryFile.line("invoke", each));
                if (each.acknowledged()) {
                    generator.write(HistoryFile.line("ack").put("event", each.event()));
                }
            }
            target.write(HistoryFile.line("call").put("fate", "AT_ONCE"));
            day.effects().forEach(each -> target.write(HistoryFile.line("effect", each)));
            day.deliveries().forEach(each -> ledger.write(HistoryFile.line("delivery", each)));
            day.audit().forEach(each -> audit.write(HistoryFile.line("audit", each)));
        }
        Files.writeString(
                folder.resolve(Histories.TARGET),
                "{\"kind\":\"effect\",\"eve",
                java.nio.file.StandardOpenOption.APPEND);

        assertThat(Histories.read(folder)).isEqualTo(day);
    }
}
