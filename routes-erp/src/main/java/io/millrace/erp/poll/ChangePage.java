/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.poll;

import java.time.Instant;
import java.util.List;

/**
 * What a system answered to the question what has changed.
 *
 * @param changes oldest first, each as the bytes that the source's wire record is read from
 * @param end the latest change, or what was asked since if there is none
 * @param full whether more may follow
 */
public record ChangePage(List<byte[]> changes, Instant end, boolean full) {}
