/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import static io.millrace.core.check.Settings.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.Posted;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.wire.TrytonHold;
import io.millrace.erp.tryton.wire.TrytonHold.Action;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a lot's stock out of use: Tryton has no stock status, so it is moved to a hold location, and back when the last
 * of the lot's holds has ended. Which holds a lot has is noted on the lot.
 */
public final class HoldSink extends TrytonSink<TrytonHold> {

    private static final String PLACED = "placed";
    private static final String ENDED = "ended";

    private String warehouse = "";
    private String holdLocation;
    private String scrapLocation = "";

    public HoldSink() {
        super(TrytonHold.class);
    }

    /** The code of the warehouse; empty: the only one. */
    public void setWarehouse(String warehouse) {
        this.warehouse = warehouse;
    }

    /** The code of the location for stock on hold, where the plant's file names none. */
    public void setHoldLocation(String holdLocation) {
        this.holdLocation = holdLocation;
    }

    /**
     * The code of the lost and found or storage location that takes what is scrapped, where the plant's file names none;
     * empty: it stays on hold.
     */
    public void setScrapLocation(String scrapLocation) {
        this.scrapLocation = scrapLocation;
    }

    @Override
    public void check() {
        super.check();
        require(holdLocation != null && !holdLocation.isBlank(), "holdLocation", "is missing");
    }

    @Override
    List<String> facts(TrytonHold hold) {
        return Facts.of("hold", hold.hold())
                .and("item", hold.item())
                .and("lot", hold.lot())
                .list();
    }

    @Override
    Posted post(Tryton tryton, TrytonHold hold, String key) {
        Master master = new Master(tryton);
        int product = master.product(hold.item());
        int lot = master.lot(product, hold.lot());
        InternalShipments shipments = new InternalShipments(tryton, key);
        List<JsonNode> made = shipments.find();
        if (made.isEmpty()) {
            Journal journal = Journal.of(tryton, "stock.lot," + lot);
            note(journal, hold, key);
            int place = master.location(Objects.requireNonNullElse(hold.holdLocation(), holdLocation));
            List<Move> moves = hold.action() == Action.HOLD
                    ? toHold(tryton, product, lot, place)
                    : fromHold(tryton, journal, hold, product, lot, place);
            if (moves.isEmpty()) {
                return new Posted(null);
            }
            shipments.make(moves, Days.of(hold.at()));
            made = shipments.find();
        }
        shipments.finish(made);
        return new Posted(InternalShipments.numbers(made));
    }

    private static void note(Journal journal, TrytonHold hold, String key) {
        if (journal.find(key) == null) {
            String what = hold.action() == Action.HOLD ? PLACED : ENDED;
            String reason = hold.reason() == null ? "" : ", " + hold.reason();
            journal.write(key, what + " hold [" + hold.hold() + ']' + reason);
        }
    }

    private List<Move> toHold(Tryton tryton, int product, int lot, int place) {
        Stock stock = new Stock(tryton);
        int all = stock.warehouse(warehouse).path("id").asInt();
        Map<Integer, BigDecimal> found = stock.byLocation(product, lot, all);
        boolean there = found.remove(place) != null;
        if (found.isEmpty() && !there) {
            throw tryton.premature("Tryton has no stock of the lot");
        }
        Unit unit = stock.ownUnit(product);
        return found.entrySet().stream()
                .map(from -> Move.wanted(product, lot, unit, from.getValue(), from.getKey(), place, false))
                .toList();
    }

    private List<Move> fromHold(Tryton tryton, Journal journal, TrytonHold hold, int product, int lot, int place) {
        String scrapPlace = Objects.requireNonNullElse(hold.scrapLocation(), scrapLocation);
        boolean scrapped = hold.action() == Action.SCRAP && !scrapPlace.isEmpty();
        if (!scrapped && hold.action() != Action.RETURN || isHeldByAnother(journal, hold.hold())) {
            return List.of();
        }
        Stock stock = new Stock(tryton);
        BigDecimal held = stock.byLocation(product, lot, place).getOrDefault(place, BigDecimal.ZERO);
        if (held.signum() == 0) {
            return List.of();
        }
        Unit unit = stock.ownUnit(product);
        if (scrapped) {
            int lost = new Master(tryton).location(scrapPlace);
            return List.of(Move.wanted(product, lot, unit, held, place, lost, false));
        }
        return back(tryton, stock, product, lot, unit, place, held);
    }

    /** To where it came from, the latest first. */
    private List<Move> back(Tryton tryton, Stock stock, int product, int lot, Unit unit, int place, BigDecimal held) {
        List<Move> came = tryton
                .search(
                        Move.MODEL,
                        Map.of(),
                        List.of(
                                List.of("lot", "=", lot),
                                List.of("to_location", "=", place),
                                List.of("state", "=", "done")),
                        null,
                        List.of(List.of("id", "DESC")),
                        Move.FIELDS)
                .stream()
                .map(Move::of)
                .toList();
        List<Move> moves = new ArrayList<>();
        BigDecimal rest = held;
        for (Move one : came) {
            BigDecimal part = rest.min(new Master(tryton).unit(one.unit()).to(unit, one.quantity()));
            if (part.signum() > 0) {
                moves.add(Move.wanted(product, lot, unit, part, place, one.from(), false));
                rest = rest.subtract(part);
            }
        }
        if (rest.signum() > 0) {
            int storage = stock.warehouse(warehouse).path("storage_location").asInt();
            moves.add(Move.wanted(product, lot, unit, rest, place, storage, false));
        }
        return moves;
    }

    private static boolean isHeldByAnother(Journal journal, String hold) {
        Set<String> open = new HashSet<>();
        for (String entry : journal.entries().values()) {
            int begin = entry.indexOf('[');
            int end = entry.indexOf(']');
            if (entry.startsWith(PLACED)) {
                open.add(entry.substring(begin + 1, end));
            } else if (entry.startsWith(ENDED)) {
                open.remove(entry.substring(begin + 1, end));
            }
        }
        open.remove(hold);
        return !open.isEmpty();
    }

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonHold hold, String key) {
        List<JsonNode> made = new InternalShipments(tryton, key).find();
        return InternalShipments.areDone(made) ? new Posted(InternalShipments.numbers(made)) : null;
    }
}
