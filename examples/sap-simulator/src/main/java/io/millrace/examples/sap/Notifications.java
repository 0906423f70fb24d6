/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static io.millrace.examples.sap.Fields.required;
import static io.millrace.examples.sap.Fields.text;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Maintenance notifications: created, changed, put in process, completed. */
final class Notifications {

    private static final String NOTIFICATION = "MaintenanceNotification";
    private static final String EVENT = "sap.s4.beh.maintenancenotification.v1.MaintenanceNotification.";

    void offer(Operations operations) {
        operations.create(NOTIFICATION, (change, body) -> {
            required(body, "NotificationText");
            ObjectNode row = Json.object();
            Fields.merge(row, body);
            row.put(NOTIFICATION, change.next("QMEL", 10_000_001))
                    .put("NotificationType", text(body, "NotificationType", "M1"))
                    .put("NotifProcessingPhase", "1")
                    .put("CreationDate", change.today().toString())
                    .put("CreationTime", change.timeOfDay())
                    .put("CreationDateTime", change.now().toString())
                    .put("NotificationTimeZone", text(body, "NotificationTimeZone", "CET"));
            change.put(NOTIFICATION, row);
            return touched(change, row, "Created");
        });
        operations.update(NOTIFICATION, (change, row, body) -> {
            requireOpen(row);
            Fields.merge(row, body);
            touched(change, row, "Changed");
        });
        operations.action("SetMaintNotifToInProcess", NOTIFICATION, (change, parameters) -> {
            ObjectNode row = row(change, parameters);
            return touched(change, row.put("NotifProcessingPhase", "3"), "Changed");
        });
        operations.action("CompleteMaintNotification", NOTIFICATION, (change, parameters) -> {
            ObjectNode row = row(change, parameters)
                    .put("NotifProcessingPhase", "5")
                    .put("NotificationCompletionDate", change.today().toString())
                    .put("CompletionTime", change.timeOfDay());
            return touched(change, row, "Changed");
        });
    }

    private static ObjectNode row(Change change, Operations.Parameters parameters) {
        String number = parameters.text(NOTIFICATION);
        if (change.find(NOTIFICATION, number) == null) {
            throw SapException.rejected("IM/045", "Notification " + number + " does not exist");
        }
        ObjectNode row = change.edit(NOTIFICATION, number);
        requireOpen(row);
        return row;
    }

    private static void requireOpen(ObjectNode row) {
        if (text(row, "NotifProcessingPhase").equals("5")) {
            throw SapException.rejected("BS/007", "System status NOCO is active (NOT " + text(row, NOTIFICATION) + ")");
        }
    }

    private static ObjectNode touched(Change change, ObjectNode row, String event) {
        change.event(EVENT + event + ".v1", NOTIFICATION, text(row, NOTIFICATION));
        return row.put("LastChangeDateTime", change.now().toString())
                .put("LastChangeDate", change.today().toString())
                .put("LastChangeTime", change.timeOfDay());
    }
}
