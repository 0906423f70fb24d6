/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

/** What becomes of a posting that breaks a rule. */
public enum Policy {
    /** It is not sent: a person corrects and replays. */
    REFUSE,
    /** It is sent, with a note in the audit and in the log. */
    WARN,
    /** Nobody asks. */
    OFF
}
