/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An entity of {@code API_MAINTNOTIFICATION/MaintenanceNotification}: a machine is down. The sink adds {@code
 * MaintNotifExtReferenceNumber}, by which SAP can be asked for it.
 *
 * @param type SAP's type of notification, {@code M2} a malfunction
 * @param technicalObject the machine's equipment in SAP
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

        @JsonProperty("MaintNotificationCodeGroup") @Nullable
        String codeGroup,

        @JsonProperty("MaintNotificationCode") @Nullable String code) {}
