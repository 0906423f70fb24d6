/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.event.Event;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.vertx.core.Future;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Takes the goods issue of an outbound delivery back. */
@SuppressWarnings("rawtypes")
public final class GoodsIssueReversalTarget extends ReversalTarget {

    @Override
    Future<@Nullable ODataCall> call(Event record, @Nullable String key, Exchange exchange) {
        String delivery = reversed(exchange);
        String action = ODataPath.of(GoodsIssueTarget.SERVICE, "ReverseGoodsIssue")
                .with("DeliveryDocument", ODataPath.text(delivery))
                .toString();
        return Future.succeededFuture(ODataCall.action(action).ifUnchanged(GoodsIssueTarget.delivery(delivery)));
    }

    /** The answer of the action names nothing. */
    @Override
    String document(JsonNode answer, Event record, Exchange exchange) {
        return reversed(exchange);
    }

    @Override
    Future<List<String>> find(Event record, String key, Exchange exchange) {
        String delivery = reversed(exchange);
        return read(GoodsIssueTarget.delivery(delivery))
                .map(now -> GoodsIssueTarget.isIssued(now) ? List.of() : List.of(delivery));
    }
}
