/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/** How a step of a flow hands its exchange on when its work ends in another thread. */
package io.millrace.core.step;
