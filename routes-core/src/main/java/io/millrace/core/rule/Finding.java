/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.rule;

/** A rule that a posting breaks. @param text what is wrong, after the posting's own words */
record Finding(RuleError rule, Policy policy, String text) {}
