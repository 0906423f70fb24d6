/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.entity;

/** The states of PackML (OPC 30050). */
public enum EquipmentState {
    STOPPED,
    STOPPING,
    CLEARING,
    ABORTING,
    ABORTED,
    RESETTING,
    IDLE,
    STARTING,
    EXECUTE,
    HOLDING,
    HELD,
    UNHOLDING,
    SUSPENDING,
    SUSPENDED,
    UNSUSPENDING,
    COMPLETING,
    COMPLETE
}
