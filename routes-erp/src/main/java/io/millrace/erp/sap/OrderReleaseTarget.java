/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapOrderRelease;
import io.vertx.core.Future;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Releases a production order; the order itself says whether that has been done. SAP takes no release back. */
public final class OrderReleaseTarget extends SapTarget<SapOrderRelease> {

    public OrderReleaseTarget() {
        super(SapOrderRelease.class);
    }

    @Override
    List<String> facts(SapOrderRelease record, Exchange exchange) {
        return List.of("release of order " + record.order());
    }

    @Override
    Future<@Nullable ODataCall> call(SapOrderRelease record, @Nullable String key, Exchange exchange) {
        String action = ODataPath.of(ProductionOrder.SERVICE, "ReleaseOrder")
                .with(ProductionOrder.NUMBER, ODataPath.text(record.order()))
                .toString();
        return read(ProductionOrder.one(record.order()))
                .map(order -> ProductionOrder.isReleased(order) ? null : ODataCall.action(action));
    }

    @Override
    String document(JsonNode answer, SapOrderRelease record, Exchange exchange) {
        return record.order();
    }

    @Override
    Future<List<String>> find(SapOrderRelease record, String key, Exchange exchange) {
        return read(ProductionOrder.one(record.order()))
                .map(order -> ProductionOrder.isReleased(order) ? List.of(record.order()) : List.of());
    }
}
