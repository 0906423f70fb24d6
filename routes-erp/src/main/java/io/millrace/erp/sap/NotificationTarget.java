/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.erp.sap.odata.ODataCall;
import io.millrace.erp.sap.odata.ODataPath;
import io.millrace.erp.sap.wire.SapNotification;
import io.vertx.core.Future;
import java.util.List;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/** Tells the maintenance of a machine that is down. SAP keeps our key as the notification's external reference. */
public final class NotificationTarget extends SapTarget<SapNotification> {

    private static final String SERVICE = "API_MAINTNOTIFICATION";
    private static final String SET = "MaintenanceNotification";
    private static final String KEY = "MaintNotifExtReferenceNumber";

    public NotificationTarget() {
        super(SapNotification.class);
    }

    @Override
    List<String> facts(SapNotification record, Exchange exchange) {
        return List.of("equipment " + record.technicalObject(), record.text());
    }

    @Override
    Future<@Nullable ODataCall> call(SapNotification record, @Nullable String key, Exchange exchange) {
        ObjectNode entity = json(record);
        if (key != null) {
            entity.put(KEY, key);
        }
        return Future.succeededFuture(
                ODataCall.create(ODataPath.of(SERVICE, SET).toString(), entity));
    }

    @Override
    String document(JsonNode answer, SapNotification record, Exchange exchange) {
        return number(answer);
    }

    @Override
    Future<List<String>> find(SapNotification record, String key, Exchange exchange) {
        String question = ODataPath.of(SERVICE, SET)
                .with("$filter", KEY + " eq " + ODataPath.text(key))
                .with("$select", SET)
                .toString();
        return found(question)
                .map(all -> all.stream().map(NotificationTarget::number).toList());
    }

    private static String number(JsonNode notification) {
        return notification.path(SET).asText("");
    }
}
