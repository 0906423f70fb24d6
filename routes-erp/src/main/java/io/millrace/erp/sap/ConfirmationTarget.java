/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapConfirmation;
import io.vertx.core.Future;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Confirms operations of production orders. SAP keeps our key as the confirmation's external key. */
public final class ConfirmationTarget extends SapTarget<SapConfirmation> {

    static final String SERVICE = "API_PROD_ORDER_CONFIRMATION_2_SRV";
    private static final String KEY = "ExternalSystemConfirmation";

    public ConfirmationTarget() {
        super(SapConfirmation.class);
    }

    @Override
    List<String> facts(SapConfirmation record, Exchange exchange) {
        String order = "order " + record.orderId();
        String operation = "operation " + record.orderOperation();
        return record.work() == null
                ? List.of(
                        order,
                        operation,
                        "yield " + record.yield() + ' ' + record.unit(),
                        "scrap " + record.scrap() + ' ' + record.unit())
                : List.of(order, operation, "labor " + record.work() + ' ' + record.workUnit());
    }

    @Override
    Future<@Nullable ODataCall> call(SapConfirmation record, @Nullable String key, Exchange exchange) {
        ObjectNode entity = json(record);
        if (key != null) {
            entity.put(KEY, key);
        }
        String path = ODataPath.of(SERVICE, "ProdnOrdConf2").toString();
        return Future.succeededFuture(ODataCall.create(path, entity));
    }

    @Override
    String document(JsonNode answer, SapConfirmation record, Exchange exchange) {
        return number(answer);
    }

    @Override
    Future<List<String>> find(SapConfirmation record, String key, Exchange exchange) {
        return found(question(key))
                .map(all -> all.stream().map(ConfirmationTarget::number).toList());
    }

    static String question(String key) {
        return ODataPath.of(SERVICE, "ProdnOrdConf2")
                .with("$filter", KEY + " eq " + ODataPath.guid(key))
                .with("$select", "ConfirmationGroup,ConfirmationCount")
                .toString();
    }

    /** Group and counter, {@code 8231/1}. */
    static String number(JsonNode confirmation) {
        String group = confirmation.path("ConfirmationGroup").asText("");
        String count = confirmation.path("ConfirmationCount").asText("");
        return group.isEmpty() || count.isEmpty() ? "" : group + '/' + count;
    }
}
