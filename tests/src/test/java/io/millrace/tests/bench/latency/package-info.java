/**
 * How long it takes from a machine's MQTT message to the post it causes, through Kafka and a durable table: as Millrace
 * does it, as one would write it by hand, and as plain Camel routes.
 */
package io.millrace.tests.bench.latency;
