/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.check.Settings.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.erp.action.CreatedOrder;
import io.millrace.erp.action.OrderDesk;
import io.millrace.erp.action.OrderDesk.Known;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.sap.mapping.SapField;
import io.millrace.erp.sap.mapping.SapOrderRequestMapper;
import io.millrace.erp.sap.odata.ODataAnswer;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapOrderRequest;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Creates the production order of a reference; SAP keeps the reference's key in a text field of the order. */
public final class ProductionOrderAction extends SapAction<OrderRequest> {

    private static final String SERVICE = "API_PRODUCTION_ORDER_2_SRV";
    private static final String SET = "A_ProductionOrder_2";

    private final OrderDesk desk = new OrderDesk(SYSTEM);
    private String orderType;
    private String referenceField;

    public ProductionOrderAction() {
        super(OrderRequest.class);
    }

    /** SAP's type of production order, {@code PP01}. */
    public void setOrderType(String orderType) {
        this.orderType = orderType;
    }

    /** A text field of the order with room for 25 characters, that nothing else uses. */
    public void setReferenceField(String referenceField) {
        this.referenceField = referenceField;
    }

    /** How long SAP may need to show an order whose call was not answered. */
    public void setSettleWindow(String settleWindow) {
        desk.setSettleWindow(settleWindow);
    }

    @Override
    public void check() {
        super.check();
        require(orderType.length() == 4, "orderType", "must be SAP's type of order, as PP01");
        require(referenceField.matches("\\w+"), "referenceField", "must be a field of the order");
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
        SapOrderRequest order = new SapOrderRequestMapper(orderType).apply(request, plant(request.plant(), asOf));
        return desk.order(
                request,
                asOf,
                () -> found(question(request)).map(there -> known(order, there)),
                () -> created(request, order, asOf));
    }

    private String question(OrderRequest request) {
        return ODataPath.of(SERVICE, SET)
                .with("$filter", referenceField + " eq " + ODataPath.text(HeaderText.of(request.key())))
                .toString();
    }

    static Optional<Known> known(SapOrderRequest wanted, List<JsonNode> there) {
        if (there.isEmpty()) {
            return Optional.empty();
        }
        JsonNode order = there.get(0);
        String quantity = order.path("TotalQuantity").asText();
        String unit = order.path("ProductionUnit").asText();
        String material = order.path("Material").asText();
        boolean same = there.size() == 1
                && material.equals(wanted.material())
                && new BigDecimal(quantity).compareTo(new BigDecimal(wanted.quantity())) == 0
                && unit.equals(wanted.unit());
        return Optional.of(new Known(number(order), same, quantity + ' ' + unit + " of " + material));
    }

    private Future<CreatedOrder> created(OrderRequest request, SapOrderRequest order, OffsetDateTime asOf) {
        ObjectNode entity = SapTarget.json(order);
        entity.put(referenceField, HeaderText.of(request.key()));
        ODataCall call = ODataCall.create(ODataPath.of(SERVICE, SET).toString(), entity);
        return sap().change(call, null)
                .recover(failure -> Future.failedFuture(outcome().failed(posting(), failure)))
                .map(answer -> CreatedOrder.of(request, new WorkOrderId(made(answer)), true, asOf));
    }

    private String made(ODataAnswer answer) {
        if (!answer.isSuccessful()) {
            throw outcome().refused(posting(), answer);
        }
        String number = number(answer.entity());
        if (number.isEmpty()) {
            throw outcome().unreadable(posting(), answer);
        }
        return number;
    }

    private static String number(JsonNode order) {
        return SapField.number(order.path("ManufacturingOrder").asText(""));
    }
}
