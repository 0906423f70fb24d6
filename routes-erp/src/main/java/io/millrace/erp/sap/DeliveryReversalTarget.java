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

/** Takes the goods movement of a delivery back; the delivery itself says whether that has been done. */
@SuppressWarnings("rawtypes")
abstract class DeliveryReversalTarget extends ReversalTarget {

    private final String service;
    private final String action;

    DeliveryReversalTarget(String service, String action) {
        this.service = service;
        this.action = action;
    }

    /** The delivery's address. */
    abstract String delivery(String number);

    /** Whether its goods movement is posted. */
    abstract boolean isPosted(JsonNode delivery);

    @Override
    final Future<@Nullable ODataCall> call(Event record, @Nullable String key, Exchange exchange) {
        String number = reversed(exchange);
        String reverse = ODataPath.of(service, action)
                .with("DeliveryDocument", ODataPath.text(number))
                .toString();
        return Future.succeededFuture(ODataCall.action(reverse).ifUnchanged(delivery(number)));
    }

    /** The answer of the action names nothing. */
    @Override
    final String document(JsonNode answer, Event record, Exchange exchange) {
        return reversed(exchange);
    }

    @Override
    final Future<List<String>> find(Event record, String key, Exchange exchange) {
        String number = reversed(exchange);
        return read(delivery(number)).map(now -> isPosted(now) ? List.of() : List.of(number));
    }
}
