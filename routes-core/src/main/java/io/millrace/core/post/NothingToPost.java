/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

/**
 * What a mapping gives in place of a wire record where the event means nothing to the target: zero pieces are no goods
 * receipt. The sink kamelet makes no call, the flow ends there, and the delivery is done.
 *
 * @param reason for whoever reads the flow's trace
 */
public record NothingToPost(String reason) {}
