/** Compares what the systems told with what they hold, from their journals and nothing else. */
package io.millrace.examples.simulators.reconciliation;
