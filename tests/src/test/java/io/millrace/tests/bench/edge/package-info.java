/**
 * A small device beside the machines: it takes what they report into a ledger on its own disk and forwards it to the hub
 * whenever that can be reached.
 */
package io.millrace.tests.bench.edge;
