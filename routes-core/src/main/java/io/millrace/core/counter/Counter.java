/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.counter;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.DeterministicId;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.ItemId;
import io.millrace.canonical.value.LotId;
import io.millrace.canonical.value.OperationId;
import io.millrace.canonical.value.PlantId;
import io.millrace.canonical.value.Quantity;
import io.millrace.canonical.value.UnitOfMeasure;
import io.millrace.canonical.value.WorkOrderId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The counter of a machine for one operation of an order, after some readings.
 *
 * @param shown what the machine showed last
 * @param open what is in no confirmation yet, made since {@code openFrom}
 * @param openSince when we first heard of it; null if nothing is open
 * @param confirmed the number of confirmations made so far
 */
record Counter(
        EquipmentPath equipment,
        PlantId plant,
        WorkOrderId workOrder,
        OperationId operation,
        ItemId item,
        @Nullable LotId lot,
        UnitOfMeasure unit,
        Amounts shown,
        Amounts open,
        OffsetDateTime openFrom,
        @Nullable Instant openSince,
        OffsetDateTime countedAt,
        String messageId,
        long confirmed) {

    static String id(CounterReading reading) {
        return DeterministicId.of(
                reading.equipment().value(),
                reading.workOrder().value(),
                reading.operation().value());
    }

    String id() {
        return DeterministicId.of(equipment.value(), workOrder.value(), operation.value());
    }

    /**
     * Adds a reading: the difference to what was shown before, or all of it if the machine began anew. A repeated or
     * late reading adds nothing: what it counted is in the later one. Two things no counter can tell: what was made
     * between the last reading and a setting back, and a setting back that is overtaken before the next reading.
     *
     * @param before null at the first reading of the counter
     * @param confirmations gets what must be confirmed at once: what was made of the lot before, and the end of the
     *     operation
     */
    static Counter count(
            @Nullable Counter before,
            CounterReading reading,
            Instant now,
            Consumer<Event<ProductionConfirmed>> confirmations) {
        Counter counter = before == null ? begin(reading) : before;
        if (before != null && !before.isNews(reading)) {
            return before;
        }
        if (!counter.unit.equals(reading.good().unit())) {
            throw new MfgException(
                    CounterError.UNIT_CHANGED,
                    reading.equipment() + " counted " + reading.workOrder() + " operation " + reading.operation()
                            + " in " + counter.unit + " and now says " + reading.good());
        }
        boolean otherLot = !counter.item.equals(reading.item()) || !Objects.equals(counter.lot, reading.lot());
        if (otherLot && !counter.open.isZero()) {
            confirmations.accept(counter.confirmation(false));
            counter = counter.afterConfirmation();
        }
        counter = counter.add(reading, now);
        if (reading.finalReading()) {
            confirmations.accept(counter.confirmation(true));
            counter = counter.afterConfirmation();
        }
        return counter;
    }

    private static Counter begin(CounterReading reading) {
        return new Counter(
                reading.equipment(),
                reading.plant(),
                reading.workOrder(),
                reading.operation(),
                reading.item(),
                reading.lot(),
                reading.good().unit(),
                Amounts.ZERO,
                Amounts.ZERO,
                reading.countedAt(),
                null,
                reading.countedAt(),
                reading.messageId(),
                0);
    }

    private boolean isNews(CounterReading reading) {
        boolean later = reading.countedAt().isAfter(countedAt);
        boolean sameTime = reading.countedAt().isEqual(countedAt);
        boolean grown = !Amounts.of(reading).minus(shown).anyNegative();
        return !reading.messageId().equals(messageId) && (later || sameTime && grown);
    }

    private Counter add(CounterReading reading, Instant now) {
        Amounts shows = Amounts.of(reading);
        Amounts difference = shows.minus(shown);
        Amounts total = open.plus(difference.anyNegative() ? shows : difference);
        return new Counter(
                equipment,
                reading.plant(),
                workOrder,
                operation,
                reading.item(),
                reading.lot(),
                unit,
                shows,
                total,
                open.isZero() ? countedAt : openFrom,
                total.isZero() ? null : open.isZero() ? now : openSince,
                reading.countedAt(),
                reading.messageId(),
                confirmed);
    }

    /** The next confirmation; its id says which one of the counter it is, so it is the same after a crash. */
    Event<ProductionConfirmed> confirmation(boolean last) {
        ProductionConfirmed data = new ProductionConfirmed(
                workOrder,
                plant,
                operation,
                item,
                lot,
                quantity(open.good()),
                quantity(open.scrap()),
                quantity(open.rework()),
                last,
                equipment,
                openFrom,
                countedAt);
        String id = DeterministicId.of(
                equipment.value(), workOrder.value(), operation.value(), String.valueOf(confirmed + 1));
        return Event.of(data, id, equipment.value(), workOrder.value(), countedAt, workOrder.value());
    }

    Counter afterConfirmation() {
        return new Counter(
                equipment,
                plant,
                workOrder,
                operation,
                item,
                lot,
                unit,
                shown,
                Amounts.ZERO,
                countedAt,
                null,
                countedAt,
                messageId,
                confirmed + 1);
    }

    /** What a database gives back with all its decimals. */
    private Quantity quantity(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return new Quantity(plain.setScale(Math.max(0, plain.scale())), unit);
    }
}
