/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */

/** Camel transformers between canonical events and standards. */
@NullMarked
package io.millrace.canonical.transform;

import org.jspecify.annotations.NullMarked;
