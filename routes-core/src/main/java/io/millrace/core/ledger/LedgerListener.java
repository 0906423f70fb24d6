/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import java.util.List;

/**
 * Told what is durable, after the commit: metrics, alerts, a screen. Every bean of this type in the Camel registry is
 * told, on the thread of the ledger: it must be quick. What it throws is logged and changes nothing.
 */
public interface LedgerListener {

    /** Events were taken, recognised as known, or found to be in conflict. */
    default void accepted(List<Acceptance> acceptances) {}

    /** Deliveries changed their state. */
    default void changed(List<Transition> transitions) {}

    /** A delivery needs a person. The text says what is wrong in the business and what to do. */
    default void parked(Transition transition, String text) {}

    /** A delivery goes on, but a person should know something about it. */
    default void noted(StoredDelivery delivery, String code, String text) {}

    /** Nothing more is posted to the target until it is resumed or answers again. */
    default void stopped(String target, String code, String text) {}
}
