/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the plan of a production order has beside its product. Each confirmation books what is due by then, so what was
 * rounded before is made up for: who makes all of the order has booked all of the plan.
 */
final class ByProducts {

    private final Master master;
    private final ProductionOrder order;
    private final int product;
    private final List<Move> lines;

    /** @param lines all of the order */
    ByProducts(Master master, ProductionOrder order, int product, List<Move> lines) {
        this.master = master;
        this.order = order;
        this.product = product;
        this.lines = lines.stream()
                .filter(line -> line.input() == line.back() && !line.state().equals("cancelled"))
                .toList();
    }

    /** Those of a yield that is not booked yet. */
    List<Move> of(Unit yieldUnit, BigDecimal yield) {
        BigDecimal made = made().add(yieldUnit.to(master.unit(order.unit()), yield));
        Set<Integer> products = new HashSet<>(Set.of(product));
        List<Move> wanted = new ArrayList<>();
        for (Move line : lines) {
            if (line.back() || !products.add(line.product())) {
                continue;
            }
            Predicate<Move> same = other -> other.product() == line.product() && other.unit() == line.unit();
            BigDecimal planned = sum(same);
            BigDecimal open = sum(same.and(other -> other.isOpen() && !other.back()));
            Unit unit = master.unit(line.unit());
            BigDecimal due = due(unit, planned, open, made, order.quantity());
            if (due.signum() > 0) {
                wanted.add(Move.wanted(line.product(), null, unit, due, line.from(), line.to(), false));
            }
        }
        return wanted;
    }

    /**
     * @param planned all that the order was planned with
     * @param open what of it is not booked yet
     * @param made of the product, with what is to be booked now
     * @param ordered of the product
     * @return never less than nothing, never more than is open
     */
    static BigDecimal due(Unit unit, BigDecimal planned, BigDecimal open, BigDecimal made, BigDecimal ordered) {
        BigDecimal booked = planned.subtract(open);
        BigDecimal share = unit.rounded(planned.multiply(made).divide(ordered, MathContext.DECIMAL64));
        return share.subtract(booked).max(BigDecimal.ZERO).min(open);
    }

    /** What of the product was put where it belongs: scrap is put elsewhere. In the order's unit. */
    private BigDecimal made() {
        Unit ordered = master.unit(order.unit());
        return lines.stream()
                .filter(line -> line.product() == product && !line.isOpen())
                .filter(line -> (line.back() ? line.from() : line.to()) == order.output())
                .map(line -> signed(line, master.unit(line.unit()).to(ordered, line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal sum(Predicate<Move> which) {
        return lines.stream()
                .filter(which)
                .map(line -> signed(line, line.quantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal signed(Move line, BigDecimal quantity) {
        return line.back() ? quantity.negate() : quantity;
    }
}
