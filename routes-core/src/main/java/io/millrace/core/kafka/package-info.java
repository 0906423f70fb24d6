/**
 * The backbone: canonical events on Kafka as CloudEvents in binary mode, published and consumed in batches.
 *
 * <p>A consumer acknowledges a batch per partition at the end of its route, by offsets that no flow can strip; see
 * {@code docs/adr/0004-kafka-batching.md} for what was measured.
 */
package io.millrace.core.kafka;
