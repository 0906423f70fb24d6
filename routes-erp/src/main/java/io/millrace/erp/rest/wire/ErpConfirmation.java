/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /confirmations}: what an operation of a work order produced.
 *
 * @param yield good, {@code scrap} and {@code rework} likewise, all in {@code unit} (UN/CEFACT Rec 20)
 * @param finalConfirmation nothing more comes for this operation; {@code final} on the wire
 */
public record ErpConfirmation(
        String eventId,
        String correlationId,
        String plant,
        String workOrder,
        String operation,
        String item,
        @Nullable String lot,
        String yield,
        String scrap,
        String rework,
        String unit,
        @JsonProperty("final") boolean finalConfirmation,
        OffsetDateTime from,
        OffsetDateTime to) {}
