/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/** The ledger's rules as a small abstract model, of which every state that can be reached is looked at. */
package io.millrace.tests.model;
