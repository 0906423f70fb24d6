/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.observe;

import io.micrometer.core.instrument.Tags;
import io.millrace.core.ledger.Acceptance;
import io.millrace.core.ledger.LedgerListener;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.Transition;
import java.time.Duration;
import java.util.List;

/** Counts what the ledger says is durable. */
final class LedgerMetrics implements LedgerListener {

    private final Metrics metrics;
    private final LedgerGauges gauges;

    LedgerMetrics(Metrics metrics, LedgerGauges gauges) {
        this.metrics = metrics;
        this.gauges = gauges;
    }

    @Override
    public void accepted(List<Acceptance> acceptances) {
        metrics.with(registry -> acceptances.forEach(acceptance -> gauges.watch(registry, acceptance.target())));
        metrics.count(
                "mfg.ledger.accepted",
                acceptances,
                acceptance -> Tags.of(
                        "target", acceptance.target(),
                        "plant", acceptance.envelope().plant(),
                        "event", acceptance.envelope().type().shortName(),
                        "verdict", acceptance.verdict().name()));
    }

    @Override
    public void changed(List<Transition> transitions) {
        metrics.count(
                "mfg.ledger.changed",
                transitions,
                transition -> delivery(transition)
                        .and("state", transition.to().name())
                        .and("code", transition.code() == null ? "none" : transition.code()));
        for (Transition transition : transitions) {
            if (transition.to() == State.POSTED) {
                metrics.time(
                        "mfg.ledger.posted.after",
                        delivery(transition),
                        Duration.between(transition.before().acceptedAt(), transition.at()));
            }
        }
    }

    private static Tags delivery(Transition transition) {
        return Tags.of(
                "target", transition.target(),
                "plant", transition.before().plant(),
                "event", transition.before().typeName());
    }

    @Override
    public void stopped(String target, String code, String text) {
        metrics.count("mfg.ledger.stopped", List.of(target), its -> Tags.of("target", its, "code", code));
    }
}
