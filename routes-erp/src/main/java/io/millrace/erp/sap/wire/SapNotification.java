/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An entity of {@code API_MAINTNOTIFICATION/MaintenanceNotification}: a machine is down, or was. The sink adds {@code
 * MaintNotifExtReferenceNumber}, by which SAP can be asked for it, to one that it creates.
 *
 * @param type SAP's type of notification, {@code M2} a malfunction
 * @param technicalObject the machine's equipment in SAP
 * @param down it was a breakdown, also when it has ended: SAP reckons the downtime of breakdowns
 * @param endDate when the machine produced again: the notification of the same start gets it; null while it is down
 * @param codeGroup of the code that says why; null if only the text does
 */
public record SapNotification(
        @JsonProperty("NotificationType") String type,
        @JsonProperty("NotificationText") String text,
        @JsonProperty("TechnicalObject") String technicalObject,
        @JsonProperty("TechObjIsEquipOrFuncnlLoc") String kind,
        @JsonProperty("MaintenanceObjectIsDown") boolean down,
        @JsonProperty("MalfunctionStartDate") String startDate,
        @JsonProperty("MalfunctionStartTime") String startTime,
        @JsonProperty("MalfunctionEndDate") @Nullable String endDate,
        @JsonProperty("MalfunctionEndTime") @Nullable String endTime,

        @JsonProperty("MaintNotificationCodeGroup") @Nullable
        String codeGroup,

        @JsonProperty("MaintNotificationCode") @Nullable String code) {}
