/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.WorkOrderId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** What is broken, by what is known. */
class RulesTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Rules STRICT =
            new Rules(Policy.REFUSE, Policy.REFUSE, Policy.REFUSE, Policy.REFUSE, BigDecimal.ZERO);

    private static KnownOrder open(String quantity, String unit) {
        return KnownOrder.NONE.told(RuleEvents.order("WO-1", quantity, unit, "0010", "0020"), NOON);
    }

    private static Work made(String operation, String value, String unit) {
        return new Work(
                new WorkOrderId("WO-1"),
                new OperationId(operation),
                RuleEvents.PUMP,
                new LotId("L-900"),
                Quantity.of(value, unit));
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream()
                .map(each -> each.rule().code() + ' ' + each.text())
                .toList();
    }

    @Example
    void everyRuleThatIsBrokenIsNamedWithWhatIsKnown() {
        KnownOrder closed = open("500", "EA").closed(NOON.plusSeconds(1));
        List<Finding> findings = STRICT.judge(
                made("0030", "200.50", "EA"), closed, Set.of(new ItemId("FG-300")), List.of(Quantity.of("300", "EA")));
        assertThat(texts(findings))
                .containsExactly(
                        "MFG-RULE-002 order WO-1 was closed at 2026-11-23T12:00:01Z",
                        "MFG-RULE-003 order WO-1 has no operation 0030, only 0010, 0020",
                        "MFG-RULE-005 it would bring operation 0030 to 500.5 EA, order WO-1 is for 500 EA, at most 500 EA",
                        "MFG-RULE-004 lot L-900 is of item FG-300, not of FG-200");
    }

    @Example
    void ofAnUnknownOrderNothingElseIsAsked() {
        assertThat(texts(STRICT.judge(made("0030", "900", "EA"), null, Set.of(), List.of())))
                .containsExactly("MFG-RULE-001 no release of order WO-1 has been heard");
        KnownOrder onlyItsEnd = KnownOrder.NONE.closed(NOON);
        assertThat(texts(STRICT.judge(made("0030", "900", "EA"), onlyItsEnd, Set.of(), List.of())))
                .containsExactly("MFG-RULE-002 order WO-1 was closed at 2026-11-23T12:00:00Z");
    }

    @Example
    void whatIsNotKnownBreaksNothing() {
        WorkOrder anyOperation = RuleEvents.order("WO-1", "500", "EA");
        Rules rules = STRICT;
        assertThat(rules.judge(
                        made("0030", "500", "EA"), KnownOrder.NONE.told(anyOperation, NOON), Set.of(), List.of()))
                .isEmpty();
    }

    @Example
    void quantitiesAreComparedInTheOrdersUnitAndNeverGuessed() {
        assertThat(STRICT.judge(
                        made("0010", "499.5", "KGM"),
                        open("1", "TNE"),
                        Set.of(),
                        List.of(Quantity.of("500500", "GRM"))))
                .isEmpty();
        assertThat(texts(STRICT.judge(made("0010", "20", "KGM"), open("500", "EA"), Set.of(), List.of())))
                .containsExactly("MFG-RULE-005 20 KGM cannot be compared with the 500 EA that order WO-1 is for");
    }

    @Example
    void aRuleThatIsOffFindsNothing() {
        Rules off = new Rules(Policy.OFF, Policy.OFF, Policy.OFF, Policy.OFF, BigDecimal.ZERO);
        assertThat(off.areOff()).isTrue();
        assertThat(off.judge(made("0030", "900", "EA"), open("500", "EA"), Set.of(new ItemId("FG-300")), List.of()))
                .isEmpty();
    }

    /** In whole numbers: sum of the yields * 100 against ordered * (100 + tolerance), all scaled to integers. */
    @Property(tries = 500)
    void theToleranceIsExact(
            @ForAll @BigRange(min = "0.001", max = "100000") @Scale(3) BigDecimal ordered,
            @ForAll @BigRange(min = "0", max = "200") @Scale(3) BigDecimal tolerance,
            @ForAll @Size(min = 1, max = 8) List<@BigRange(min = "0.001", max = "60000") @Scale(3) BigDecimal> yields) {
        Rules rules = new Rules(Policy.OFF, Policy.OFF, Policy.OFF, Policy.REFUSE, tolerance);
        WorkOrder order = RuleEvents.order("WO-1", ordered.toPlainString(), "EA", "0010");
        List<Quantity> confirmed = new ArrayList<>();
        BigInteger sum = BigInteger.ZERO;
        BigInteger most = thousandths(ordered).multiply(thousandths(tolerance).add(BigInteger.valueOf(100_000)));
        for (BigDecimal each : yields) {
            Work work = made("0010", each.toPlainString(), "EA");
            boolean refused = !rules.judge(work, KnownOrder.NONE.told(order, NOON), Set.of(), confirmed)
                    .isEmpty();
            BigInteger with = sum.add(thousandths(each));
            assertThat(refused)
                    .isEqualTo(with.multiply(BigInteger.valueOf(100_000)).compareTo(most) > 0);
            if (!refused) {
                sum = with;
                confirmed.add(work.yield());
            }
        }
    }

    private static BigInteger thousandths(BigDecimal value) {
        return value.movePointRight(3).toBigIntegerExact();
    }
}
