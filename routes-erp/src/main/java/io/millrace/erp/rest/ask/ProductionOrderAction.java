/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.ask;

import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.post.RestAnswer;
import io.millrace.core.post.RestFailure;
import io.millrace.erp.action.CreatedOrder;
import io.millrace.erp.action.OrderDesk;
import io.millrace.erp.action.OrderDesk.Known;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.rest.mapping.OrderRequestMapper;
import io.millrace.erp.rest.wire.ErpOrderRequest;
import io.millrace.erp.rest.wire.ErpProductionOrders;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * Creates the production order of a reference; the ERP keeps the reference's key as {@code External-Reference}, and knows
 * a call that is sent again by its {@code Idempotency-Key}.
 */
public final class ProductionOrderAction extends ErpAction<OrderRequest> {

    private static final String PATH = "/production-orders";
    private static final int CREATED = 201;

    private final OrderDesk desk = new OrderDesk(SYSTEM);
    private final OrderRequestMapper mapper = new OrderRequestMapper();

    public ProductionOrderAction() {
        super(OrderRequest.class);
    }

    /** How long the ERP may need to show an order whose call was not answered. */
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
    Future<CreatedOrder> answer(OrderRequest request, OffsetDateTime asOf) {
        ErpOrderRequest wanted = mapper.apply(request);
        return desk.order(request, asOf, () -> known(request, wanted), () -> make(request, wanted, asOf));
    }

    private Future<Optional<Known>> known(OrderRequest request, ErpOrderRequest wanted) {
        return read(PATH, Map.of("externalReference", request.key()))
                .map(answer ->
                        understood(answer, ErpProductionOrders.class, orders -> mapper.known(wanted, orders.items())));
    }

    private Future<CreatedOrder> make(OrderRequest request, ErpOrderRequest wanted, OffsetDateTime asOf) {
        Map<String, String> headers = Map.of("Idempotency-Key", request.key(), "External-Reference", request.key());
        return getServer()
                .post(PATH, wanted, headers)
                .recover(failure -> Future.failedFuture(RestFailure.of(failure, posting(), false)))
                .map(answer -> created(request, answer, asOf));
    }

    private CreatedOrder created(OrderRequest request, RestAnswer answer, OffsetDateTime asOf) {
        WorkOrderId order = new WorkOrderId(answer.posted(posting()).documentNumber());
        return CreatedOrder.of(request, order, answer.status() == CREATED, asOf);
    }
}
