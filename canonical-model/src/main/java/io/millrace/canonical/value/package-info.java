/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */

/** What fields are made of: identifiers, quantities, units, places. A value that exists is valid. */
@NullMarked
package io.millrace.canonical.value;

import org.jspecify.annotations.NullMarked;
