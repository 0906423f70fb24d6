/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.mapping;

import io.millrace.canonical.entity.QualityHold;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.QualityHoldPlaced;
import io.millrace.quality.wire.HoldApplication;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Reports that a hold is in effect. The flow decides when that is: for example after the hold was posted to the ERP and
 * the WMS, {@code ledger:quality?after=erp,wms}.
 */
public final class HoldApplicationMapper implements Function<Event<QualityHoldPlaced>, HoldApplication> {

    private final InstantSource clock;

    public HoldApplicationMapper() {
        this(InstantSource.system());
    }

    public HoldApplicationMapper(InstantSource clock) {
        this.clock = clock;
    }

    /** {@code appliedAt} is now, with the offset in which the hold was placed. */
    @Override
    public HoldApplication apply(Event<QualityHoldPlaced> event) {
        QualityHold hold = event.data().hold();
        return new HoldApplication(
                event.envelope().id(),
                event.envelope().correlationId(),
                hold.id(),
                hold.plant(),
                hold.lot(),
                clock.instant().atOffset(hold.placedAt().getOffset()));
    }
}
