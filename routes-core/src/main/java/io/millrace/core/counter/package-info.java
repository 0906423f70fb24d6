/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * From machine counters to production confirmations, without losing or doubling a piece.
 *
 * <p>{@code mfg-counter-sink} takes readings and completes when they are durable; {@code mfg-counter-source} emits what
 * they add up to. A confirmation is first frozen with its number and id in the database, then sent, then deleted: a
 * crash in between sends the same event again, never another one; so do two instances that read one database. Whoever
 * takes the events recognises a repeated one by its id.
 */
package io.millrace.core.counter;
