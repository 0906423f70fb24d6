/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/** The process dies at every named point of the accept and post paths, and what is there afterwards is checked. */
package io.millrace.tests.crash;
