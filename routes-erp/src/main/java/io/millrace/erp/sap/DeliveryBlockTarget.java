/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapDeliveryBlock;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Blocks outbound deliveries, or ends their block: one change set, all or none. */
public final class DeliveryBlockTarget extends SapTarget<SapDeliveryBlock> {

    private static final String REASON = "DeliveryBlockReason";

    public DeliveryBlockTarget() {
        super(SapDeliveryBlock.class);
    }

    @Override
    List<String> facts(SapDeliveryBlock record, Exchange exchange) {
        return record.deliveries().stream().map(number -> "shipment " + number).toList();
    }

    @Override
    Future<@Nullable ODataCall> call(SapDeliveryBlock record, @Nullable String key, Exchange exchange) {
        JsonNode fields = CanonicalJson.mapper().createObjectNode().put(REASON, record.reason());
        List<ODataCall> changes = record.deliveries().stream()
                .map(number -> ODataCall.overwrite(GoodsIssueTarget.delivery(number), fields))
                .toList();
        return Future.succeededFuture(ODataCall.together(changes));
    }

    @Override
    String document(JsonNode answer, SapDeliveryBlock record, Exchange exchange) {
        return String.join(",", record.deliveries());
    }

    @Override
    Future<List<String>> find(SapDeliveryBlock record, String key, Exchange exchange) {
        String filter = record.deliveries().stream()
                .map(number -> "DeliveryDocument eq " + ODataPath.text(number))
                .collect(Collectors.joining(" or "));
        String question = ODataPath.of(GoodsIssueTarget.SERVICE, "A_OutbDeliveryHeader")
                .with("$filter", filter)
                .with("$select", "DeliveryDocument," + REASON)
                .toString();
        return found(question).map(deliveries -> {
            boolean all = deliveries.size() == record.deliveries().size()
                    && deliveries.stream()
                            .allMatch(
                                    delivery -> delivery.path(REASON).asText("").equals(record.reason()));
            return all ? List.of(String.join(",", record.deliveries())) : List.of();
        });
    }
}
