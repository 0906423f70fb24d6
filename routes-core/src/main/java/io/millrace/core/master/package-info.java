/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * Master data of the systems, loaded and kept in the database: a full load says what there is, and what is gone since; a
 * delta says what has changed. {@link io.millrace.core.master.MasterData} answers what a system calls a thing and what is
 * known of it, at the time of an event. Each kind's details:
 *
 * <ul>
 *   <li>{@code item}, {@code customer}, {@code supplier}: the canonical entity
 *   <li>{@code bill-of-material}: its {@code components}, each {@code {"item", "quantity", "unit"}}, and what they make: the
 *       same fields, or {@code outputs}
 *   <li>{@code work-center}: {@code {"description": ...}}
 *   <li>{@code lot}, whose id is {@code <item>/<lot>}: {@code {"item", "lot"}}, and where the system says so {@code
 *       manufacturedOn}, {@code expiresOn}, {@code restricted}
 * </ul>
 */
package io.millrace.core.master;
