/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * Business metrics. Where the Camel registry has a Micrometer {@code MeterRegistry}, they are counted in it, once per
 * batch; where it has none, nothing happens.
 *
 * <table>
 *   <caption>Meters</caption>
 *   <tr><th>meter</th><th>tags</th><th>says</th></tr>
 *   <tr><td>{@code mfg.ledger.accepted}</td><td>target, plant, event, verdict</td><td>events taken durably: ACCEPTED,
 *       DUPLICATE or CONFLICT</td></tr>
 *   <tr><td>{@code mfg.ledger.changed}</td><td>target, plant, event, state, code</td><td>deliveries that came into a
 *       state, with the error code that led there</td></tr>
 *   <tr><td>{@code mfg.ledger.posted.after}</td><td>target, plant, event</td><td>time from the durable accept to
 *       POSTED</td></tr>
 *   <tr><td>{@code mfg.ledger.stopped}</td><td>target, code</td><td>how often a target was stopped</td></tr>
 *   <tr><td>{@code mfg.ledger.open}</td><td>target</td><td>deliveries that are not done, now</td></tr>
 *   <tr><td>{@code mfg.ledger.parked}</td><td>target</td><td>those of them that wait for a person</td></tr>
 *   <tr><td>{@code mfg.ledger.halted}</td><td>target</td><td>1 while nothing is posted to the target</td></tr>
 *   <tr><td>{@code mfg.backbone.events}</td><td>direction, plant, event</td><td>events published to and consumed from
 *       Kafka, again where a batch is read again; {@code poison} is what could not be decoded</td></tr>
 * </table>
 *
 * <p>{@code event} is the short name, {@code material-consumed}; {@code code} is {@code none} where nothing is wrong.
 */
package io.millrace.core.observe;
