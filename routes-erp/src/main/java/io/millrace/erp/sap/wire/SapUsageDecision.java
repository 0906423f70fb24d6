/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.sap.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * An entity of {@code API_INSPECTIONLOT_SRV/A_InspLotUsageDecision}: what becomes of an inspection lot. The sink adds
 * {@code ChangedDateTime}, the state of the lot that was decided upon.
 *
 * @param level {@code L}: of the whole lot
 * @param catalog {@code 3}: usage decisions
 * @param plant of the selected set
 * @param codeGroup of the code in the set
 */
public record SapUsageDecision(
        @JsonProperty("InspectionLot") String inspectionLot,
        @JsonProperty("InspLotUsageDecisionLevel") String level,
        @JsonProperty("InspLotUsageDecisionCatalog") String catalog,
        @JsonProperty("SelectedCodeSetPlant") String plant,
        @JsonProperty("InspLotUsgeDcsnSelectedSet") String selectedSet,
        @JsonProperty("InspLotUsageDecisionCodeGroup") String codeGroup,
        @JsonProperty("InspectionLotUsageDecisionCode") String code) {}
