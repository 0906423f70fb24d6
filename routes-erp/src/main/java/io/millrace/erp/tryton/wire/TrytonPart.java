/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.tryton.wire;

/**
 * A product as Tryton has it.
 *
 * @param type {@code goods}, {@code assets} or {@code service}, which has no stock
 * @param active whether nobody has deactivated it
 * @param unit the symbol of the product's own unit
 * @param lotRequired whether some movement of it needs a lot
 */
public record TrytonPart(String name, String type, boolean active, String unit, boolean lotRequired) {}
