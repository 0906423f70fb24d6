/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.action;

/** Why a plant may not use an item. */
public enum PartProblem {
    /** The ERP has no such item. */
    UNKNOWN,
    /** The item is there, but not in the plant. */
    NOT_IN_PLANT,
    /** It is about to be deleted. */
    ENDING,
    /** Its status keeps it from being used. */
    BLOCKED
}
