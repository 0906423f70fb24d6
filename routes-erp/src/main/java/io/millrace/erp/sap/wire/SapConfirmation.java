/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An entity of {@code API_PROD_ORDER_CONFIRMATION_2_SRV/ProdnOrdConf2}: what an operation of a production order made.
 * Dates, times and quantities as OData v2 writes them. The sink adds {@code ExternalSystemConfirmation}, by which SAP
 * can be asked for it.
 *
 * @param orderOperation four digits
 * @param unit SAP's unit of the three quantities; absent where nothing was made
 * @param finalConfirmationType {@code X}: nothing more comes for this operation; empty: something may
 * @param openReservationsIsCleared never: clearing what was not withdrawn is the planner's decision
 * @param personnel SAP's number of the person who worked
 * @param varianceReason SAP's code of why there is scrap or rework; null if the plant has none
 * @param machine of the second activity, machine time in SAP's own standard values
 * @param work of the third activity, labor in SAP's own standard values; SAP values it for the costing
 * @param hasNoGoodsMovements SAP must not book consumption and receipt again, messages of their own do
 */
public record SapConfirmation(
        @JsonProperty("OrderID") String orderId,
        @JsonProperty("OrderOperation") String orderOperation,
        @JsonProperty("ConfirmationText") @Nullable String text,
        @JsonProperty("ConfirmationYieldQuantity") String yield,
        @JsonProperty("ConfirmationScrapQuantity") String scrap,
        @JsonProperty("ConfirmationReworkQuantity") String rework,
        @JsonProperty("ConfirmationUnit") @Nullable String unit,
        @JsonProperty("VarianceReasonCode") @Nullable String varianceReason,
        @JsonProperty("FinalConfirmationType") String finalConfirmationType,
        @JsonProperty("OpenReservationsIsCleared") boolean openReservationsIsCleared,
        @JsonProperty("APIConfHasNoGoodsMovements") boolean hasNoGoodsMovements,
        @JsonProperty("PostingDate") String postingDate,
        @JsonProperty("ConfirmedExecutionStartDate") String startDate,
        @JsonProperty("ConfirmedExecutionStartTime") String startTime,
        @JsonProperty("ConfirmedExecutionEndDate") String endDate,
        @JsonProperty("ConfirmedExecutionEndTime") String endTime,
        @JsonProperty("Personnel") @Nullable String personnel,
        @JsonProperty("OpConfirmedWorkQuantity2") @Nullable String machine,
        @JsonProperty("OpWorkQuantityUnit2") @Nullable String machineUnit,
        @JsonProperty("OpConfirmedWorkQuantity3") @Nullable String work,
        @JsonProperty("OpWorkQuantityUnit3") @Nullable String workUnit) {}
