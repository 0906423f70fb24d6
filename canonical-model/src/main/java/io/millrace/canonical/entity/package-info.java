/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */

/** The things of manufacturing, in the words of ISA-95, as events tell them. */
@NullMarked
package io.millrace.canonical.entity;

import org.jspecify.annotations.NullMarked;
