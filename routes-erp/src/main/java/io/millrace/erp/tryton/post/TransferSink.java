/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.post;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.core.post.Posted;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.wire.TrytonTransfer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books stock from one location to another as an internal shipment that is done. */
public final class TransferSink extends TrytonSink<TrytonTransfer> {

    public TransferSink() {
        super(TrytonTransfer.class);
    }

    @Override
    List<String> facts(TrytonTransfer transfer) {
        return Facts.of("item", transfer.item())
                .and("lot", transfer.lot())
                .and("quantity", transfer.quantity() + ' ' + transfer.unit())
                .and("from", transfer.from())
                .and("to", transfer.to())
                .list();
    }

    @Override
    Posted post(Tryton tryton, TrytonTransfer transfer, String key) {
        InternalShipments shipments = new InternalShipments(tryton, key);
        if (shipments.find().isEmpty()) {
            Master master = new Master(tryton);
            int product = master.product(transfer.item());
            Move move = Move.wanted(
                    product,
                    master.lot(product, transfer.lot()),
                    master.unit(transfer.unit()),
                    master.exact(transfer.quantity()),
                    master.location(transfer.from()),
                    master.location(transfer.to()),
                    false);
            shipments.make(List.of(move), Days.of(transfer.at()));
        }
        List<JsonNode> made = shipments.find();
        shipments.finish(made);
        return new Posted(InternalShipments.numbers(made));
    }

    @Override
    @Nullable
    Posted find(Tryton tryton, TrytonTransfer transfer, String key) {
        List<JsonNode> made = new InternalShipments(tryton, key).find();
        return InternalShipments.areDone(made) ? new Posted(InternalShipments.numbers(made)) : null;
    }
}
