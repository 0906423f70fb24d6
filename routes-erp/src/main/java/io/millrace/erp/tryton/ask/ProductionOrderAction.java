/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.ask;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.erp.action.CreatedOrder;
import io.millrace.erp.action.OrderDesk;
import io.millrace.erp.action.OrderDesk.Known;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.tryton.mapping.OrderRequestMapper;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.wire.TrytonOrderRequest;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Creates the production order of a reference; Tryton keeps the reference's key in the order's reference. */
public final class ProductionOrderAction extends TrytonAction<OrderRequest> {

    private final OrderDesk desk = new OrderDesk(SYSTEM);
    private String warehouse = "";
    private String workCenter = "";

    public ProductionOrderAction() {
        super(OrderRequest.class);
    }

    /** The code of the plant's warehouse; empty: the only one. */
    public void setWarehouse(String warehouse) {
        this.warehouse = warehouse;
    }

    /** The name of the work center that orders are made at; empty: they have no operations. */
    public void setWorkCenter(String workCenter) {
        this.workCenter = workCenter;
    }

    /** How long Tryton may need to show an order whose call was not answered. */
    public void setSettleWindow(String settleWindow) {
        desk.setSettleWindow(settleWindow);
    }

    @Override
    public void check() {
        super.check();
        desk.check();
    }

    @Override
    protected void doStart() {
        super.doStart();
        desk.start(getCamelContext());
    }

    @Override
    protected void doStop() {
        super.doStop();
        desk.stop();
    }

    @Override
    CreatedOrder answer(Tryton tryton, OrderRequest request, OffsetDateTime asOf) {
        TrytonOrderRequest wanted = new OrderRequestMapper().map(request, codes(request.plant(), asOf));
        OrderMaker maker = new OrderMaker(tryton, warehouse, workCenter);
        return done(desk.order(
                request,
                asOf,
                () -> Future.succeededFuture(
                        Optional.ofNullable(maker.find(wanted.reference())).map(there -> known(wanted, there))),
                () -> Future.succeededFuture(
                        CreatedOrder.of(request, new WorkOrderId(maker.make(wanted)), true, asOf))));
    }

    /** This thread is the action's own: it waits. */
    private static CreatedOrder done(Future<CreatedOrder> order) {
        try {
            return order.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw failed;
        }
    }

    private static Known known(TrytonOrderRequest wanted, JsonNode there) {
        String what = there.path("quantity").decimalValue().toPlainString() + ' '
                + there.at("/uom./symbol").asText() + " of "
                + there.at("/product./code").asText();
        return new Known(there.path("number").asText(), OrderMaker.isSame(there, wanted), what);
    }
}
