/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */

/** The JSON of records and the CloudEvents of events. */
@NullMarked
package io.millrace.canonical.json;

import org.jspecify.annotations.NullMarked;
