/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/** Letting through only what says something new. */
package io.millrace.core.filter;
