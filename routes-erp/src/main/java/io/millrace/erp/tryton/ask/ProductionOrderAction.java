/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.ask;

import static io.millrace.core.check.Settings.require;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.api.ApiException;
import io.millrace.core.api.Attempts;
import io.millrace.core.db.Database;
import io.millrace.core.post.NotPosted;
import io.millrace.erp.action.ActionError;
import io.millrace.erp.action.CreatedOrder;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.tryton.mapping.OrderRequestMapper;
import io.millrace.erp.tryton.rpc.Tryton;
import io.millrace.erp.tryton.wire.TrytonOrderRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.apache.camel.util.TimeUtils;

/**
 * Creates the production order of a reference, once however often it is asked for. Tryton keeps the reference's key in the
 * order's reference, and is asked for it first. What Tryton does not show may still be on its way: so a call is noted in
 * the database before it leaves, and none of the same reference leaves again before the settle window is over. A call
 * that surely had no effect is forgotten at once.
 */
public final class ProductionOrderAction extends TrytonAction<OrderRequest> {

    private String warehouse = "";
    private String workCenter = "";
    private Duration settleWindow;
    private Attempts attempts;

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
        this.settleWindow = Duration.ofMillis(TimeUtils.toMilliSeconds(settleWindow));
    }

    @Override
    public void check() {
        super.check();
        require(!settleWindow.isNegative() && !settleWindow.isZero(), "settleWindow", "must be longer than nothing");
    }

    @Override
    protected void doStart() {
        super.doStart();
        attempts = new Attempts(Database.of(getCamelContext()), Clock.systemUTC());
    }

    @Override
    CreatedOrder answer(Tryton tryton, OrderRequest request, OffsetDateTime asOf) {
        TrytonOrderRequest wanted = new OrderRequestMapper().map(request, codes(request.plant(), asOf));
        OrderMaker maker = new OrderMaker(tryton, warehouse, workCenter);
        Duration wait = attempts.begin(request.key(), settleWindow);
        boolean mine = wait.isZero();
        try {
            JsonNode there = maker.find(wanted.reference());
            if (there != null) {
                return existing(request, wanted, there, asOf);
            }
            if (!mine) {
                String text = "an earlier call for " + request + " may still have its effect in " + SYSTEM;
                throw new ApiException(ActionError.UNDER_WAY, text, wait, null);
            }
            return CreatedOrder.of(request, new WorkOrderId(maker.make(wanted)), true, asOf);
        } catch (NotPosted failure) {
            if (mine && !(failure instanceof NotPosted.Ambiguous)) {
                attempts.end(request.key());
            }
            throw failure;
        }
    }

    private static CreatedOrder existing(
            OrderRequest request, TrytonOrderRequest wanted, JsonNode there, OffsetDateTime asOf) {
        String number = there.path("number").asText();
        if (!OrderMaker.isSame(there, wanted)) {
            String text = SYSTEM + " did not give " + request + ": order " + number + " has the reference, of "
                    + there.path("quantity").decimalValue().toPlainString() + ' '
                    + there.at("/uom./symbol").asText() + " of "
                    + there.at("/product./code").asText();
            throw new ApiException(ActionError.OTHER_ORDER, text, null);
        }
        return CreatedOrder.of(request, new WorkOrderId(number), false, asOf);
    }
}
