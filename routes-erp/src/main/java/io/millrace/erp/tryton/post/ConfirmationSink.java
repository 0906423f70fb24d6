/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.Posted;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.wire.TrytonConfirmation;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Books what an operation made: a work cycle of the time it took and, of the last operation, the product by its lot and
 * the by-products in proportion. The last confirmation of the last operation brings the order to its end.
 */
public final class ConfirmationSink extends TrytonSink<TrytonConfirmation> {

    private boolean backflush;
    private String scrapLocation = "";

    public ConfirmationSink() {
        super(TrytonConfirmation.class);
    }

    /**
     * Whether the order's end consumes what is left of the plan, where the plant's file does not say; else only what was
     * reported is consumed.
     */
    public void setBackflush(boolean backflush) {
        this.backflush = backflush;
    }

    /**
     * The code of a waste location of the warehouse, or of a storage location in it, where the plant's file names none;
     * empty: scrap is not booked.
     */
    public void setScrapLocation(String scrapLocation) {
        this.scrapLocation = scrapLocation;
    }

    @Override
    List<String> facts(TrytonConfirmation confirmed) {
        return Facts.of("operation", confirmed.operation())
                .and("item", confirmed.item())
                .and("lot", confirmed.lot())
                .and("yield", confirmed.yield() + ' ' + confirmed.unit())
                .list();
    }

    @Override
    Posted post(Tryton tryton, TrytonConfirmation confirmed, String key) {
        ProductionOrder order = ProductionOrder.find(tryton, confirmed.workOrder());
        Works works = Works.of(tryton, order.id());
        OrderBook book = new OrderBook(tryton, order);
        Ticket ticket = book.find(key);
        if (ticket == null) {
            order.requireOpen(tryton);
            ticket = draw(tryton, order, works, book, confirmed, key);
        }
        book.carryOut(key, ticket);
        if (closes(confirmed, works)) {
            new OrderEnd(tryton, order, book, works)
                    .reach(confirmed.backflush() == null ? backflush : confirmed.backflush());
        }
        return ConsumptionSink.posted(order, ticket);
    }

    private Ticket draw(
            Tryton tryton,
            ProductionOrder order,
            Works works,
            OrderBook book,
            TrytonConfirmation confirmed,
            String key) {
        JsonNode work = works.of(confirmed.operation());
        if (work == null && !works.isEmpty()) {
            throw tryton.premature("production order " + order.number() + " has no operation " + confirmed.operation());
        }
        List<Move> wanted = works.isLast(confirmed.operation()) ? outputs(tryton, order, book, confirmed) : List.of();
        Duration time = Duration.ofSeconds(
                Duration.between(confirmed.from(), confirmed.to()).toSeconds());
        OrderBook.Cycle cycle =
                work == null ? null : new OrderBook.Cycle(work.path("id").asInt(), time);
        String words = "operation " + confirmed.operation() + " made " + confirmed.yield() + ' ' + confirmed.unit()
                + " of " + confirmed.item() + (confirmed.lot() == null ? "" : ", lot " + confirmed.lot());
        return book.draw(key, words, Days.of(confirmed.to()), wanted, cycle);
    }

    private List<Move> outputs(Tryton tryton, ProductionOrder order, OrderBook book, TrytonConfirmation confirmed) {
        Master master = new Master(tryton);
        int product = master.product(confirmed.item());
        Unit unit = master.unit(confirmed.unit());
        BigDecimal yield = master.exact(confirmed.yield());
        BigDecimal scrap = master.exact(confirmed.scrap());
        List<Move> wanted = new ArrayList<>();
        Integer lot = yield.signum() + scrap.signum() > 0 ? master.lotMade(product, confirmed.lot()) : null;
        if (yield.signum() > 0) {
            wanted.add(Move.wanted(product, lot, unit, yield, order.location(), order.output(), false));
            wanted.addAll(new ByProducts(master, order, product, book.moves()).of(unit, yield));
        }
        String scrapPlace = Objects.requireNonNullElse(confirmed.scrapLocation(), scrapLocation);
        if (scrap.signum() > 0 && !scrapPlace.isEmpty()) {
            int lost = master.location(scrapPlace);
            wanted.add(Move.wanted(product, lot, unit, scrap, order.location(), lost, false));
        }
        return wanted;
    }

    private static boolean closes(TrytonConfirmation confirmed, Works works) {
        return confirmed.last() && works.isLast(confirmed.operation());
    }

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonConfirmation confirmed, String key) {
        ProductionOrder order = ProductionOrder.find(tryton, confirmed.workOrder());
        OrderBook book = new OrderBook(tryton, order);
        Ticket ticket = book.find(key);
        boolean done = ticket != null
                && book.isDone(ticket)
                && (order.state().equals("done") || !closes(confirmed, Works.of(tryton, order.id())));
        return done ? ConsumptionSink.posted(order, ticket) : null;
    }
}
