/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * Business rules before a posting: is the order open, is the operation one of its own, does the lot belong to the item,
 * is no more confirmed than was ordered.
 *
 * <p>{@code mfg-posting-rules-sink} keeps what events say about orders and lots: a set in which the newest wins, so that
 * it does not matter in which order or how often they arrive. {@code mfg-posting-rules-action} stands in a flow after
 * {@code from: ledger:<target>} and asks before anything is mapped; by the policy of each rule a posting that breaks it
 * is refused, so that a person decides before the system is asked, or goes on with a note in the audit.
 *
 * <p>The lots are not those of the fence's genealogy: that keeps what every event says, and an event must not be its own
 * witness.
 */
package io.millrace.core.rule;
