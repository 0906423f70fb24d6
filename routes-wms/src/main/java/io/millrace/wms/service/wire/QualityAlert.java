/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.wms.service.wire;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * {@code POST /quality-alerts}: what customer service must know of a quality hold.
 *
 * @param shipments what customers wait for and do not get, or get again
 * @param text one sentence a person reads
 */
public record QualityAlert(
        String eventId,
        String correlationId,
        String hold,
        String plant,
        String item,
        String lot,
        List<String> shipments,
        Kind kind,
        String text,
        OffsetDateTime at) {

    /** A hold began, or it ended. */
    public enum Kind {
        HOLD,
        RELEASE
    }
}
