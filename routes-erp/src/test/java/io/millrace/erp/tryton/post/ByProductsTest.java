/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** However an order is confirmed, the parts of a by-product are its plan. */
class ByProductsTest {

    @Property(tries = 500)
    void thePartsOfAnOrderThatIsMadeAreItsPlan(
            @ForAll("yields") List<Integer> yields, @ForAll @IntRange(max = 4) int digits, @ForAll("plans") long plan) {
        Unit unit = new Unit(1, BigDecimal.ONE, digits);
        BigDecimal planned = BigDecimal.valueOf(plan, digits);
        BigDecimal ordered =
                BigDecimal.valueOf(yields.stream().mapToLong(Integer::longValue).sum());
        BigDecimal open = planned;
        BigDecimal made = BigDecimal.ZERO;
        for (int yield : yields) {
            made = made.add(BigDecimal.valueOf(yield));
            BigDecimal due = ByProducts.due(unit, planned, open, made, ordered);
            assertThat(due).isBetween(BigDecimal.ZERO, open);
            assertThat(due.stripTrailingZeros().scale()).isLessThanOrEqualTo(digits);
            open = open.subtract(due);
        }

        assertThat(open).as("what is left of the plan").isEqualByComparingTo(BigDecimal.ZERO);
        assertThat(ByProducts.due(unit, planned, open, made.add(BigDecimal.TEN), ordered))
                .as("of more than was ordered")
                .isZero();
    }

    @Example
    void whatWasRoundedOffIsMadeUpFor() {
        Unit piece = new Unit(1, BigDecimal.ONE, 0);
        BigDecimal one = BigDecimal.ONE;
        BigDecimal three = BigDecimal.valueOf(3);

        assertThat(ByProducts.due(piece, one, one, one, three)).isZero();
        assertThat(ByProducts.due(piece, one, one, BigDecimal.valueOf(2), three))
                .isEqualByComparingTo(one);
        assertThat(ByProducts.due(piece, one, BigDecimal.ZERO, three, three)).isZero();
    }

    @Provide
    Arbitrary<List<Integer>> yields() {
        return Arbitraries.integers().between(1, 10_000).list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<Long> plans() {
        return Arbitraries.longs().between(1, 10_000_000);
    }
}
