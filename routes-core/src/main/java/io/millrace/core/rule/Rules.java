/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

import io.millrace.canonical.entity.Operation;
import io.millrace.canonical.entity.WorkOrder;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one flow, as a plain function of what is known.
 *
 * @param tolerance by how many percent of the ordered quantity an operation may be over-delivered
 */
record Rules(Policy orderOpen, Policy operationKnown, Policy lotOfItem, Policy overDelivery, BigDecimal tolerance) {

    private static final int HUNDRED = 2; // digits

    boolean areOff() {
        return orderOpen == Policy.OFF
                && operationKnown == Policy.OFF
                && lotOfItem == Policy.OFF
                && overDelivery == Policy.OFF;
    }

    /** Whether the yields confirmed before are asked for. */
    boolean count(Work work) {
        return overDelivery != Policy.OFF && work.yield() != null;
    }

    /**
     * The rules that are broken, in the order in which a person would look.
     *
     * @param order what is known of its order; null: nothing
     * @param items the items its lot is known for
     * @param confirmed the yields that its operation has without it
     */
    List<Finding> judge(Work work, @Nullable KnownOrder order, Set<ItemId> items, List<Quantity> confirmed) {
        List<Finding> findings = new ArrayList<>();
        if (work.order() != null) {
            open(work, order, findings);
        }
        WorkOrder known = order == null ? null : order.order();
        if (known != null && work.operation() != null) {
            operation(known, work.operation(), findings);
            if (work.yield() != null) {
                delivered(known, work.operation(), work.yield(), confirmed, findings);
            }
        }
        if (work.lot() != null && work.item() != null && !items.isEmpty() && !items.contains(work.item())) {
            add(
                    findings,
                    RuleError.LOT_OF_OTHER_ITEM,
                    lotOfItem,
                    "lot " + work.lot() + " is of item " + joined(items) + ", not of " + work.item());
        }
        return findings;
    }

    private void open(Work work, @Nullable KnownOrder order, List<Finding> findings) {
        if (order != null && order.isClosed()) {
            add(
                    findings,
                    RuleError.ORDER_CLOSED,
                    orderOpen,
                    "order " + work.order() + " was closed at " + order.closedAt());
        } else if (order == null || order.order() == null) {
            add(
                    findings,
                    RuleError.UNKNOWN_ORDER,
                    orderOpen,
                    "no release of order " + work.order() + " has been heard");
        }
    }

    /** An order that names no operations has any. */
    private void operation(WorkOrder order, OperationId asked, List<Finding> findings) {
        List<OperationId> its = order.operations().stream().map(Operation::id).toList();
        if (!its.isEmpty() && !its.contains(asked)) {
            add(
                    findings,
                    RuleError.UNKNOWN_OPERATION,
                    operationKnown,
                    "order " + order.id() + " has no operation " + asked + ", only " + joined(its));
        }
    }

    private void delivered(
            WorkOrder order, OperationId operation, Quantity yield, List<Quantity> confirmed, List<Finding> findings) {
        Quantity ordered = order.quantity();
        Quantity sum = new Quantity(BigDecimal.ZERO, ordered.unit());
        List<Quantity> all = new ArrayList<>(confirmed);
        all.add(yield);
        for (Quantity each : all) {
            if (!each.unit().convertsTo(ordered.unit())) {
                add(
                        findings,
                        RuleError.OVER_DELIVERY,
                        overDelivery,
                        each + " cannot be compared with the " + ordered + " that order " + order.id() + " is for");
                return;
            }
            sum = sum.plus(each.to(ordered.unit()));
        }
        BigDecimal most =
                ordered.value().multiply(tolerance.add(BigDecimal.valueOf(100))).movePointLeft(HUNDRED);
        if (sum.value().compareTo(most) > 0) {
            add(
                    findings,
                    RuleError.OVER_DELIVERY,
                    overDelivery,
                    "it would bring operation " + operation + " to " + plain(sum.value()) + ' ' + ordered.unit()
                            + ", order " + order.id() + " is for " + ordered + ", at most " + plain(most) + ' '
                            + ordered.unit());
        }
    }

    private static String plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.setScale(Math.max(0, stripped.scale())).toPlainString();
    }

    private static String joined(Iterable<?> ids) {
        List<String> names = new ArrayList<>();
        ids.forEach(id -> names.add(id.toString()));
        return names.stream().sorted().collect(Collectors.joining(", "));
    }

    private static void add(List<Finding> findings, RuleError rule, Policy policy, String text) {
        if (policy != Policy.OFF) {
            findings.add(new Finding(rule, policy, text));
        }
    }
}
