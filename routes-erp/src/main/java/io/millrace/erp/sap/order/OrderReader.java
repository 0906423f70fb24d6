/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.order;

import io.millrace.canonical.error.MfgException;
import io.millrace.core.db.Database;
import io.millrace.erp.sap.SapConnection;
import io.millrace.erp.sap.SapError;
import io.millrace.erp.sap.odata.ODataAnswer;
import io.millrace.erp.sap.odata.ODataPath;
import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A step that reads production orders with everything of theirs. It waits: its thread is the source's own. */
abstract class OrderReader extends SapConnection implements Processor {

    private static final String SERVICE = "API_PRODUCTION_ORDER_2_SRV";
    private static final String SET = "A_ProductionOrder_2";
    private static final String PARTS =
            "to_ProductionOrderOperation,to_ProductionOrderComponent,to_ProductionOrderItem";

    OrderReader() {}

    static ODataPath orders() {
        return ODataPath.of(SERVICE, SET).with("$expand", PARTS);
    }

    static ODataPath order(String number) {
        return ODataPath.of(SERVICE, SET).key(number).with("$expand", PARTS);
    }

    final OrderMemory memory(Exchange exchange) {
        return new OrderMemory(Database.of(getCamelContext()), "sap-order " + exchange.getFromRouteId());
    }

    /** @throws MfgException {@link SapError#NO_ORDER} if there is no answer */
    static ODataAnswer await(Future<ODataAnswer> answer) {
        try {
            return answer.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new MfgException(SapError.NO_ORDER, "SAP did not answer: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MfgException(SapError.NO_ORDER, "the route is stopping", e);
        }
    }
}
