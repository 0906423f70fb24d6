/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import static io.millrace.core.check.Settings.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.value.WorkOrderId;
import io.millrace.core.api.ApiException;
import io.millrace.core.api.Attempts;
import io.millrace.core.db.Database;
import io.millrace.core.post.NotPosted;
import io.millrace.erp.action.ActionError;
import io.millrace.erp.action.CreatedOrder;
import io.millrace.erp.action.OrderRequest;
import io.millrace.erp.sap.mapping.SapField;
import io.millrace.erp.sap.mapping.SapOrderRequestMapper;
import io.millrace.erp.sap.odata.ODataAnswer;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapOrderRequest;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.apache.camel.util.TimeUtils;

/**
 * Creates the production order of a reference, once however often it is asked for. SAP keeps the reference's key in a text
 * field of the order, and is asked for it first. What SAP does not show may still be on its way: so a call is noted in
 * the database before it leaves, and none of the same reference leaves again before the settle window is over. A call
 * that surely had no effect is forgotten at once.
 */
public final class ProductionOrderAction extends SapAction<OrderRequest> {

    private static final String SERVICE = "API_PRODUCTION_ORDER_2_SRV";
    private static final String SET = "A_ProductionOrder_2";

    private String orderType;
    private String referenceField;
    private Duration settleWindow;
    private Attempts attempts;
    private ExecutorService threads;

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
        this.settleWindow = Duration.ofMillis(TimeUtils.toMilliSeconds(settleWindow));
    }

    @Override
    public void check() {
        super.check();
        require(orderType.length() == 4, "orderType", "must be SAP's type of order, as PP01");
        require(referenceField.matches("\\w+"), "referenceField", "must be a field of the order");
        require(!settleWindow.isNegative() && !settleWindow.isZero(), "settleWindow", "must be longer than nothing");
    }

    @Override
    protected void doStart() {
        super.doStart();
        attempts = new Attempts(Database.of(getCamelContext()), Clock.systemUTC());
        threads = getCamelContext().getExecutorServiceManager().newCachedThreadPool(this, "mfg-sap-order");
    }

    @Override
    protected void doStop() {
        super.doStop();
        getCamelContext().getExecutorServiceManager().shutdownNow(threads);
    }

    @Override
    Future<CreatedOrder> answer(OrderRequest request, OffsetDateTime asOf) {
        SapOrderRequest order = new SapOrderRequestMapper(orderType).apply(request, plant(request.plant(), asOf));
        Duration wait = attempts.begin(request.key(), settleWindow);
        boolean mine = wait.isZero();
        return found(question(request))
                .recover(failure -> mine ? forgotten(request, failure) : Future.failedFuture(failure))
                .compose(there -> {
                    if (!there.isEmpty()) {
                        return Future.succeededFuture(existing(request, order, there, asOf));
                    }
                    return mine ? created(request, order, asOf) : underWay(request, wait);
                });
    }

    private String question(OrderRequest request) {
        return ODataPath.of(SERVICE, SET)
                .with("$filter", referenceField + " eq " + ODataPath.text(HeaderText.of(request.key())))
                .toString();
    }

    static CreatedOrder existing(
            OrderRequest request, SapOrderRequest wanted, List<JsonNode> there, OffsetDateTime asOf) {
        JsonNode order = there.get(0);
        boolean same = there.size() == 1
                && order.path("Material").asText().equals(wanted.material())
                && new BigDecimal(order.path("TotalQuantity").asText()).compareTo(new BigDecimal(wanted.quantity()))
                        == 0
                && order.path("ProductionUnit").asText().equals(wanted.unit());
        if (!same) {
            throw new ApiException(
                    ActionError.OTHER_ORDER,
                    SYSTEM + " did not give " + request + ": order " + number(order) + " has the reference, of "
                            + order.path("TotalQuantity").asText() + ' '
                            + order.path("ProductionUnit").asText() + " of "
                            + order.path("Material").asText(),
                    null);
        }
        return CreatedOrder.of(request, new WorkOrderId(number(order)), false, asOf);
    }

    private static Future<CreatedOrder> underWay(OrderRequest request, Duration wait) {
        return Future.failedFuture(new ApiException(
                ActionError.UNDER_WAY,
                "an earlier call for " + request + " may still have its effect in " + SYSTEM,
                wait,
                null));
    }

    private Future<CreatedOrder> created(OrderRequest request, SapOrderRequest order, OffsetDateTime asOf) {
        ObjectNode entity = SapTarget.json(order);
        entity.put(referenceField, HeaderText.of(request.key()));
        ODataCall call = ODataCall.create(ODataPath.of(SERVICE, SET).toString(), entity);
        return sap().change(call, null)
                .recover(failure -> Future.failedFuture(outcome().failed(posting(), failure)))
                .map(answer -> CreatedOrder.of(request, new WorkOrderId(made(answer)), true, asOf))
                .recover(failure -> isOpen(failure) ? Future.failedFuture(failure) : forgotten(request, failure));
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

    private static boolean isOpen(Throwable failure) {
        return !(failure instanceof NotPosted) || failure instanceof NotPosted.Ambiguous;
    }

    /** If it cannot be forgotten the next call waits for the window, which is safe. */
    private <T> Future<T> forgotten(OrderRequest request, Throwable failure) {
        return Future.fromCompletionStage(CompletableFuture.runAsync(() -> attempts.end(request.key()), threads))
                .transform(done -> Future.failedFuture(failure));
    }

    private static String number(JsonNode order) {
        return SapField.number(order.path("ManufacturingOrder").asText(""));
    }
}
