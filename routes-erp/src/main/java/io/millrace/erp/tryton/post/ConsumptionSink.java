/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import io.millrace.core.post.Posted;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.wire.TrytonConsumption;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books what a production order consumed, lot by lot, as inputs of the order that are done at once. */
public final class ConsumptionSink extends TrytonSink<TrytonConsumption> {

    public ConsumptionSink() {
        super(TrytonConsumption.class);
    }

    @Override
    List<String> facts(TrytonConsumption consumed) {
        return Facts.of("item", consumed.item())
                .and("lot", consumed.lot())
                .and("quantity", consumed.quantity() + ' ' + consumed.unit())
                .list();
    }

    @Override
    Posted post(Tryton tryton, TrytonConsumption consumed, String key) {
        ProductionOrder order = ProductionOrder.find(tryton, consumed.workOrder());
        OrderBook book = new OrderBook(tryton, order);
        Ticket ticket = book.find(key);
        if (ticket == null) {
            order.requireNotRun(tryton);
            ticket = draw(tryton, order, book, consumed, key);
        }
        book.carryOut(key, ticket);
        return posted(order, ticket);
    }

    private static Ticket draw(
            Tryton tryton, ProductionOrder order, OrderBook book, TrytonConsumption consumed, String key) {
        Master master = new Master(tryton);
        int product = master.product(consumed.item());
        Integer lot = master.lot(product, consumed.lot());
        Unit unit = master.unit(consumed.unit());
        BigDecimal quantity = master.exact(consumed.quantity());
        int from = consumed.location() == null
                ? new Stock(tryton).locationOf(product, lot, unit, quantity, order.picking())
                : master.location(consumed.location());
        Move wanted = Move.wanted(product, lot, unit, quantity, from, order.location(), true);
        String words = "consumed " + consumed.quantity() + ' ' + consumed.unit() + " of " + consumed.item()
                + (consumed.lot() == null ? "" : ", lot " + consumed.lot());
        return book.draw(key, words, Days.of(consumed.consumedAt()), List.of(wanted), null);
    }

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonConsumption consumed, String key) {
        ProductionOrder order = ProductionOrder.find(tryton, consumed.workOrder());
        OrderBook book = new OrderBook(tryton, order);
        Ticket ticket = book.find(key);
        return ticket != null && book.isDone(ticket) ? posted(order, ticket) : null;
    }

    static Posted posted(ProductionOrder order, Ticket ticket) {
        return new Posted(order.number() + " [" + ticket + ']');
    }
}
