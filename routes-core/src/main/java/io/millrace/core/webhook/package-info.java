/**
 * Webhooks: signed as Standard Webhooks say, and answered 202 only when the message is durable.
 *
 * <p>Every webhook source kamelet has this template; only the path, the wire record and the words differ:
 *
 * <pre>{@code
 * template:
 *   beans:
 *     - name: webhookReceiver
 *       type: "#class:io.millrace.core.webhook.WebhookReceiver"
 *       properties: {secret: "{{secret}}", previousSecret: "{{previousSecret}}"}
 *     - name: capture
 *       type: "#class:io.millrace.core.ingest.Capture"
 *     - name: readRecord
 *       type: "#class:io.millrace.core.ingest.ReadRecord"
 *       properties: {record: io.millrace.erp.rest.wire.WorkOrderNotice}
 *     - name: handedOver
 *       type: "#class:io.millrace.core.ingest.HandedOver"
 *   from:
 *     uri: "rest:post:{{path}}"
 *     parameters:
 *       muteException: true
 *       headerFilterStrategy: "#class:io.millrace.core.header.AllowListHeaderFilterStrategy('HTTP_SOURCE')"
 *     steps:
 *       - process: {ref: "{{webhookReceiver}}"}
 *       - process: {ref: "{{capture}}"}
 *       - process: {ref: "{{readRecord}}"}
 *       - to: kamelet:sink
 *       - process: {ref: "{{handedOver}}"}
 * }</pre>
 *
 * <p>The web server itself bounds what it reads: 10 MiB unless {@code camel.server.maxBodySize} says less.
 */
package io.millrace.core.webhook;
