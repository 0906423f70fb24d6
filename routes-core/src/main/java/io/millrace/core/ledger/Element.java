/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ledger;

import org.jspecify.annotations.Nullable;

/** What has a number in a source's stream: an event, or the mark of one that was filtered out. */
sealed interface Element permits Incoming, SequenceMark {

    String source();

    /** The source's running number; null if it has none. */
    @Nullable
    Long number();
}
