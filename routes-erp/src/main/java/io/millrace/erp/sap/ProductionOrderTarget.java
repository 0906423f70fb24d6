/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.erp.sap.mapping.SapField;
import io.millrace.erp.sap.mapping.SapTime;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.wire.SapOrderRequest;
import io.millrace.erp.sap.wire.SapWorkOrder;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a production order as somebody else plans it: creates it under its own number, or changes its quantity and dates.
 * The order itself says whether that has been done.
 */
public final class ProductionOrderTarget extends SapTarget<SapWorkOrder> {

    private static final String QUANTITY = "TotalQuantity";
    private static final String START = "MfgOrderPlannedStart";
    private static final String END = "MfgOrderPlannedEnd";

    public ProductionOrderTarget() {
        super(SapWorkOrder.class);
    }

    @Override
    List<String> facts(SapWorkOrder record, Exchange exchange) {
        return List.of(
                "order " + record.number(),
                "item " + record.order().material(),
                "quantity " + record.order().quantity() + ' ' + record.order().unit());
    }

    @Override
    Future<@Nullable ODataCall> call(SapWorkOrder record, @Nullable String key, Exchange exchange) {
        return found(ProductionOrder.question(record.number())).map(there -> {
            if (there.isEmpty()) {
                return ODataCall.create(ProductionOrder.all().toString(), json(record));
            }
            return isAsWanted(there.get(0), record.order())
                    ? null
                    : ODataCall.change(ProductionOrder.one(record.number()), planned(record));
        });
    }

    /** What a planner may change of an order that is there. */
    private static ObjectNode planned(SapWorkOrder record) {
        return json(record).retain(QUANTITY, START + "Date", START + "Time", END + "Date", END + "Time");
    }

    private static boolean isAsWanted(JsonNode order, SapOrderRequest wanted) {
        BigDecimal quantity = new BigDecimal(order.path(QUANTITY).asText("0"));
        return quantity.compareTo(new BigDecimal(wanted.quantity())) == 0
                && isAt(order, START, wanted.startDate(), wanted.startTime())
                && isAt(order, END, wanted.endDate(), wanted.endTime());
    }

    private static boolean isAt(JsonNode order, String field, String date, String time) {
        return SapTime.readDate(field, order.path(field + "Date").asText()).equals(SapTime.readDate(field, date))
                && SapTime.readTime(field, order.path(field + "Time").asText()).equals(SapTime.readTime(field, time));
    }

    /** A change is answered with nothing. */
    @Override
    String document(JsonNode answer, SapWorkOrder record, Exchange exchange) {
        String made = SapField.number(answer.path(ProductionOrder.NUMBER).asText(""));
        return made.isEmpty() ? record.number() : made;
    }

    @Override
    Future<List<String>> find(SapWorkOrder record, String key, Exchange exchange) {
        return found(ProductionOrder.question(record.number()))
                .map(orders -> orders.stream()
                        .filter(order -> isAsWanted(order, record.order()))
                        .map(order -> record.number())
                        .toList());
    }
}
