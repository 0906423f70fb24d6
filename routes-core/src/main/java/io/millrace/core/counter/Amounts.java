/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import java.math.BigDecimal;

/** Good, scrap and rework in the counter's unit. */
record Amounts(BigDecimal good, BigDecimal scrap, BigDecimal rework) {

    static final Amounts ZERO = new Amounts(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    static Amounts of(CounterReading reading) {
        return new Amounts(
                reading.good().value(),
                reading.scrap().value(),
                reading.rework().value());
    }

    Amounts plus(Amounts more) {
        return new Amounts(good.add(more.good), scrap.add(more.scrap), rework.add(more.rework));
    }

    Amounts minus(Amounts less) {
        return new Amounts(good.subtract(less.good), scrap.subtract(less.scrap), rework.subtract(less.rework));
    }

    boolean anyNegative() {
        return good.signum() < 0 || scrap.signum() < 0 || rework.signum() < 0;
    }

    boolean isZero() {
        return good.signum() == 0 && scrap.signum() == 0 && rework.signum() == 0;
    }
}
