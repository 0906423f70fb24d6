/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

/** An answer about something that the call asked for: made by it, or there from an earlier one. */
public interface Creation {

    boolean created();
}
