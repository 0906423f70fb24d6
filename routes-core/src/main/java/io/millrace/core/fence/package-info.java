/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * What is on quality hold does not leave.
 *
 * <p>{@code mfg-fence-sink} records holds and genealogy: which lot went into which work order and came out as which lot,
 * what a handling unit and a shipment contain. The facts form a set in which the newest report wins, so it does not
 * matter in which order or how often they arrive. A route that takes from {@code ledger:<target>?fence=true} has its
 * barrier ask, in the transaction that lets a call leave: what a hold reaches stays, and goes by itself when the hold is
 * released. The fence of a hold is closed when no such call is under way any more; {@code mfg-fence-closed-action} waits
 * for that.
 *
 * <p>Stock without a lot is traced by its item and plant into what it became part of, and no further: nobody can tell
 * one piece of it from another.
 */
package io.millrace.core.fence;
