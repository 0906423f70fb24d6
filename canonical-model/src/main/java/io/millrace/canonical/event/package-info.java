/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */

/** The canonical events, their envelope, topics and business keys. */
@NullMarked
package io.millrace.canonical.event;

import org.jspecify.annotations.NullMarked;
