/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.master;

import io.millrace.core.master.MasterKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to ask the ERP for.
 *
 * @param since what has changed since; null: all there is
 * @param next where the last answer ended; null: from the beginning
 */
public record MasterQuestion(
        MasterKind kind,
        String plant,
        @Nullable Instant since,
        @Nullable Object next,
        int limit) {}
