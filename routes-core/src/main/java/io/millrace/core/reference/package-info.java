/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * What each system calls a plant's things. Files of this form are named by the property {@code mfg.reference.files}
 * (comma-separated, {@code file:} or {@code classpath:}), read and checked at start, and bound as the {@link
 * io.millrace.core.reference.CrossReference} that mappers ask:
 *
 * <pre>{@code
 * version: 2026-11
 * plant: ULM               # without it the file is the base of all plants
 * validFrom: 2026-01-01T00:00:00+01:00
 * machines:                # per system: its code, and the ISA-95 path
 *   line: {ULM-L3: /acme/ulm/assembly/line3}
 * units:                   # UN/CEFACT Rec 20; the first of several codes for one unit is what we say to the system
 *   line: {kg: KGM, pcs: EA, pc: EA}
 * items:
 *   wms:
 *     4711-A: FG-200
 *     4712-A: {is: FG-300, validFrom: "2026-12-01T00:00:00+01:00"}
 * locations:
 *   wms: {DOCK1: ULM-DOCK-1}
 * workCenters:
 *   scheduling: {LINE-3: WC-300}
 * customers:
 *   sap: {17100001: C-500}
 * suppliers:
 *   sap: {17300001: S-300}
 * movementTypes:           # where the plant has its own, see Movement
 *   sap: {Z61: consumption}
 * reasons:
 *   sap: {0001: tool worn}
 * receiptPoints:           # the equipment of the last operations: only what it makes enters the stock; absent: all
 *   - /acme/ulm/assembly/line3
 * settings:                # how the plant works with a system, in its connector's words
 *   sap: {timeZone: Europe/Berlin}
 * masterData:              # kinds whose codes are loaded from the system; what a file says goes before
 *   sap: [item, work-center]
 * }</pre>
 *
 * <p>A system that has no table for a kind uses the canonical codes themselves; one that has a table uses only what is
 * in it. The plant's file goes before the base, entry by entry. A plant may have several files that differ in {@code
 * validFrom}: the time of the event says which one is meant. {@link io.millrace.core.reference.ReferenceDiff} says what a
 * new version changes.
 */
package io.millrace.core.reference;
