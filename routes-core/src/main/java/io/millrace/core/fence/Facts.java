/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.fence;

import io.millrace.canonical.entity.Shipment;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventData;
import io.millrace.canonical.event.HandlingUnitMoved;
import io.millrace.canonical.event.MaterialConsumed;
import io.millrace.canonical.event.ProductionConfirmed;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.canonical.event.QualityHoldReleased;
import io.millrace.canonical.event.WarehouseTransferCompleted;
import io.millrace.canonical.value.HoldId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What events say about holds and genealogy, of each thing the newest. Other events say nothing and are no error. */
final class Facts {

    private final Map<HoldId, Hold> placed = new LinkedHashMap<>();
    private final Map<HoldId, Instant> released = new LinkedHashMap<>();
    private final Map<Link, Instant> links = new LinkedHashMap<>();
    private final Map<Thing, Contents> contents = new LinkedHashMap<>();

    /** The newest placing of each hold. */
    Map<HoldId, Hold> placed() {
        return placed;
    }

    /** The newest release of each hold. */
    Map<HoldId, Instant> released() {
        return released;
    }

    /** What goes into something for good, and when that was first told. */
    Map<Link, Instant> links() {
        return links;
    }

    /** The newest report on each container. */
    Collection<Contents> contents() {
        return contents.values();
    }

    void place(Hold hold) {
        Hold exact = new Hold(hold.id(), hold.plant(), hold.things(), hold.reason(), micros(hold.placedAt()));
        placed.merge(hold.id(), exact, (one, other) -> other.placedAt().isAfter(one.placedAt()) ? other : one);
    }

    void release(HoldId hold, Instant releasedAt) {
        released.merge(hold, micros(releasedAt), (one, other) -> other.isAfter(one) ? other : one);
    }

    void add(Event<?> event) {
        EventData data = event.data();
        Instant time = micros(event.envelope().time().toInstant());
        Shipment shipment = Goods.shipment(data);
        if (data instanceof QualityHoldPlaced hold) {
            place(Hold.of(hold.hold()));
        } else if (data instanceof QualityHoldReleased hold) {
            release(hold.hold(), hold.releasedAt().toInstant());
        } else if (data instanceof HandlingUnitMoved moved) {
            contain(new Contents(Thing.handlingUnit(moved.handlingUnit().id()), traced(data), time));
        } else if (shipment != null) {
            contain(new Contents(Thing.shipment(shipment.id()), Goods.inside(shipment), time));
        } else if (data instanceof MaterialConsumed used) {
            link(traced(data), Thing.workOrder(used.workOrder()), time);
        } else if (data instanceof ProductionConfirmed made && made.lot() != null) {
            link(Set.of(Thing.workOrder(made.workOrder())), Thing.lot(made.lot()), time);
        } else if (data instanceof WarehouseTransferCompleted moved && moved.toLot() != null) {
            link(traced(data), Thing.lot(moved.toLot()), time);
        }
        Goods.stock(data).forEach(stock -> link(Set.of(stock.ofItem()), stock.traced(), time));
    }

    private static Set<Thing> traced(EventData data) {
        return Goods.stock(data).stream().map(Goods.Stock::traced).collect(Collectors.toSet());
    }

    private void link(Set<Thing> things, Thing goesInto, Instant time) {
        for (Thing thing : things) {
            if (!thing.equals(goesInto)) {
                links.putIfAbsent(new Link(thing, goesInto), time);
            }
        }
    }

    private void contain(Contents report) {
        contents.merge(report.container(), report, Contents::newer);
    }

    /** As the databases keep it. */
    private static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
