/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */

/** Failures that an operator can read. */
@NullMarked
package io.millrace.canonical.error;

import org.jspecify.annotations.NullMarked;
