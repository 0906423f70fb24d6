/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * A quality system over signed webhooks and REST: holds and nonconformances come in, holds in effect are reported back.
 * The messages are in {@code wire}; what they become is in {@code mapping}.
 */
package io.millrace.quality;
