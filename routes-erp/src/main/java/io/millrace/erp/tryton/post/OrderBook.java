/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.NotPosted;
import io.millrace.erp.tryton.TrytonError;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.rpc.Values;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Books to a production order so that no posting is booked twice, whichever call was the last before a crash:
 *
 * <ol>
 *   <li>the records are made in draft, where they have no effect, and taken off the plan, in one call;
 *   <li>a note on the order names them beside the posting's key;
 *   <li>they are done, by their ids: doing them again changes nothing.
 * </ol>
 *
 * A draft that no note names is of an attempt that ended in between, or of the plan. One that says the same as what is
 * wanted is as good as a new one, so nothing is made twice. This holds because the postings of an order come one after
 * the other.
 */
final class OrderBook {

    /** A work cycle to be made. @param work the id of the order's work */
    record Cycle(int work, Duration duration) {}

    private final Tryton tryton;
    private final ProductionOrder order;
    private final Journal journal;

    OrderBook(Tryton tryton, ProductionOrder order) {
        this.tryton = tryton;
        this.order = order;
        this.journal = Journal.of(tryton, ProductionOrder.MODEL + ',' + order.id());
    }

    @Nullable
    Ticket find(String key) {
        String entry = journal.find(key);
        return entry == null ? null : Ticket.read(entry);
    }

    /** Steps 1 and 2. @param words what is posted, for people */
    Ticket draw(String key, String words, LocalDate day, List<Move> wanted, @Nullable Cycle cycle) {
        Ticket drawn = unnamed(wanted, cycle);
        if (drawn == null) {
            if (order.state().equals("assigned")) {
                // a line that is assigned cannot be changed
                tryton.press(ProductionOrder.MODEL, "wait", List.of(order.id()));
            }
            tryton.write(ProductionOrder.MODEL, order.id(), drafts(wanted, day, cycle));
            drawn = unnamed(wanted, cycle);
        }
        if (drawn == null) {
            throw tryton.rejected(TrytonError.NOT_DONE, "Tryton did not make the lines of " + words);
        }
        name(key, words, drawn);
        return drawn;
    }

    /** Step 2 alone. */
    void name(String key, String words, Ticket drawn) {
        journal.write(key, words + " [" + drawn + ']');
    }

    /** Step 1 for a work cycle without a movement. @return its id */
    int draft(Cycle wanted) {
        Integer found = unnamed(wanted);
        return found != null
                ? found
                : tryton.create(
                                Ticket.CYCLE,
                                List.of(Map.of("work", wanted.work(), "duration", Values.duration(wanted.duration()))))
                        .get(0);
    }

    /** Lines of the order that are neither done nor cancelled, and that no note names. */
    List<Move> planned() {
        Set<Integer> named = named();
        return moves().stream()
                .filter(move -> move.isOpen() && !named.contains(move.id()))
                .toList();
    }

    /** Every line of the order. */
    List<Move> moves() {
        List<?> either = List.of(
                "OR", List.of("production_input", "=", order.id()), List.of("production_output", "=", order.id()));
        return tryton.search(Move.MODEL, List.of(either), Move.FIELDS).stream()
                .map(Move::of)
                .toList();
    }

    private Set<Integer> named() {
        Set<Integer> named = new HashSet<>();
        journal.entries()
                .values()
                .forEach(entry -> named.addAll(Ticket.read(entry).moves()));
        return named;
    }

    private @Nullable Ticket unnamed(List<Move> wanted, @Nullable Cycle cycle) {
        List<Move> free = new ArrayList<>(planned());
        List<Integer> moves = new ArrayList<>();
        for (Move want : wanted) {
            Move found = free.stream()
                    .filter(want::saysTheSame)
                    .reduce((first, last) -> last)
                    .orElse(null);
            if (found == null) {
                return null;
            }
            free.remove(found);
            moves.add(found.id());
        }
        if (cycle == null) {
            return new Ticket(moves, List.of());
        }
        Integer found = unnamed(cycle);
        return found == null ? null : new Ticket(moves, List.of(found));
    }

    private @Nullable Integer unnamed(Cycle cycle) {
        Set<Integer> named = new HashSet<>();
        journal.entries()
                .values()
                .forEach(entry -> named.addAll(Ticket.read(entry).cycles()));
        List<?> drafts = List.of(List.of("work", "=", cycle.work()), List.of("state", "=", "draft"));
        return tryton.search(Ticket.CYCLE, drafts, "duration").stream()
                .filter(draft -> Values.duration(draft.path("duration")).equals(cycle.duration()))
                .map(draft -> draft.path("id").asInt())
                .filter(id -> !named.contains(id))
                .reduce((first, last) -> last)
                .orElse(null);
    }

    private Map<String, Object> drafts(List<Move> wanted, LocalDate day, @Nullable Cycle cycle) {
        List<Object> inputs = new ArrayList<>();
        List<Object> outputs = new ArrayList<>();
        List<Move> plan = new ArrayList<>(planned());
        for (Move want : wanted) {
            Map<String, Object> values = want.values(day);
            if (!want.input()) {
                // Tryton shares the order's cost out among its outputs when the order is done
                values.put("unit_price", Values.decimal(BigDecimal.ZERO));
            }
            List<Object> changes = want.input() ? inputs : outputs;
            changes.add(List.of("create", List.of(values)));
            takeOff(plan, want, changes);
        }
        Map<String, Object> drafts = new HashMap<>();
        drafts.put("inputs", inputs);
        drafts.put("outputs", outputs);
        if (cycle != null) {
            Map<String, ?> made = Map.of("duration", Values.duration(cycle.duration()));
            Map<String, ?> cycles = Map.of("cycles", List.of(List.of("create", List.of(made))));
            drafts.put("works", List.of(List.of("write", List.of(cycle.work()), cycles)));
        }
        return drafts;
    }

    /** What is booked is planned no more. */
    private void takeOff(List<Move> plan, Move want, List<Object> changes) {
        Master master = new Master(tryton);
        BigDecimal rest = want.quantity();
        for (Move line : List.copyOf(plan)) {
            boolean meant = !line.back()
                    && line.input() == want.input()
                    && line.product() == want.product()
                    && (line.lot() == null || line.lot().equals(want.lot()));
            if (!meant || rest.signum() <= 0) {
                continue;
            }
            plan.remove(line);
            boolean sameUnit = line.unit() == want.unit();
            BigDecimal inItsUnit = sameUnit ? rest : master.unit(want.unit()).to(master.unit(line.unit()), rest);
            BigDecimal left = line.quantity().subtract(inItsUnit);
            if (left.signum() > 0) {
                changes.add(List.of("write", List.of(line.id()), Map.of("quantity", left)));
                rest = BigDecimal.ZERO;
            } else {
                changes.add(List.of("delete", List.of(line.id())));
                BigDecimal over = left.negate();
                rest = sameUnit ? over : master.unit(line.unit()).to(master.unit(want.unit()), over);
            }
        }
    }

    /** Step 3. */
    void carryOut(String key, Ticket ticket) {
        List<Integer> open = notDone(Move.MODEL, ticket.moves());
        if (open.size() < ticket.moves().size()) {
            tryton.effective();
        }
        if (!open.isEmpty()) {
            try {
                tryton.press(Move.MODEL, "do", open);
            } catch (NotPosted.Rejected refusal) {
                // Without their note the lines are of the plan again, and a corrected posting starts anew.
                journal.erase(key);
                throw refusal;
            }
            requireDone(Move.MODEL, ticket.moves());
        }
        tryton.effective();
        for (String button : List.of("run", "do")) {
            List<Integer> running = notDone(Ticket.CYCLE, ticket.cycles());
            if (!running.isEmpty()) {
                tryton.press(Ticket.CYCLE, button, running);
            }
        }
        requireDone(Ticket.CYCLE, ticket.cycles());
    }

    boolean isDone(Ticket ticket) {
        return notDone(Move.MODEL, ticket.moves()).isEmpty()
                && notDone(Ticket.CYCLE, ticket.cycles()).isEmpty();
    }

    private void requireDone(String model, List<Integer> ids) {
        List<Integer> open = notDone(model, ids);
        if (!open.isEmpty()) {
            throw tryton.rejected(TrytonError.NOT_DONE, "Tryton left " + model + ' ' + open + " undone");
        }
    }

    private List<Integer> notDone(String model, List<Integer> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Set<Integer> done = new HashSet<>();
        for (JsonNode record :
                tryton.search(model, List.of(List.of("id", "in", ids), List.of("state", "=", "done")), "state")) {
            done.add(record.path("id").asInt());
        }
        return ids.stream().filter(id -> !done.contains(id)).toList();
    }
}
