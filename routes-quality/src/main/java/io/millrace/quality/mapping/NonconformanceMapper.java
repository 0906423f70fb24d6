/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.quality.mapping;

import io.millrace.canonical.entity.Nonconformance;
import io.millrace.canonical.error.FieldException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.NonconformanceRaised;
import io.millrace.quality.wire.QualityNonconformance;
import java.util.function.Function;

/** What the quality system found: {@code nonconformance-raised}. */
public final class NonconformanceMapper implements Function<QualityNonconformance, Event<NonconformanceRaised>> {

    @Override
    public Event<NonconformanceRaised> apply(QualityNonconformance message) {
        QualityNonconformance.Finding finding = message.nonconformance();
        try {
            Nonconformance nonconformance = new Nonconformance(
                    finding.id(),
                    finding.plant(),
                    finding.item(),
                    finding.lot(),
                    finding.severity(),
                    finding.description(),
                    finding.workOrder(),
                    message.occurredAt());
            return Event.of(
                    new NonconformanceRaised(nonconformance),
                    message.eventId(),
                    "/quality/" + finding.plant(),
                    finding.id().value(),
                    message.occurredAt(),
                    finding.id().value());
        } catch (FieldException e) {
            throw e.within("nonconformance");
        }
    }
}
