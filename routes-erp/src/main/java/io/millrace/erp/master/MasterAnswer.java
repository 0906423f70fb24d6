/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.master;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the ERP answered.
 *
 * @param latest the latest change among the records; null if they do not say
 * @param next where the next question goes on; null: this was all
 */
public record MasterAnswer(
        List<JsonNode> records,
        @Nullable Instant latest,
        @Nullable Object next) {}
