/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * Posting to a system: the barrier before a call leaves, and what came of it.
 *
 * <p>Every REST sink kamelet has this template; only the system, the collection, the target class and the words differ:
 *
 * <pre>{@code
 * apiVersion: camel.apache.org/v1
 * kind: Kamelet
 * metadata:
 *   name: mfg-erp-confirmation-sink
 *   annotations:
 *     camel.apache.org/kamelet.support.level: Preview
 *     camel.apache.org/catalog.version: 4.17.0
 *     camel.apache.org/provider: Millrace
 *     camel.apache.org/kamelet.group: ERP
 *   labels:
 *     camel.apache.org/kamelet.type: sink
 * spec:
 *   definition:
 *     title: ERP Confirmation Sink
 *     description: Posts a production confirmation to an ERP.
 *     type: object
 *     required: [baseUrl, token]
 *     properties:
 *       baseUrl: {title: Base URL, description: "Where the API starts, https or loopback.", type: string, example: https://erp.example.com/api/v1}
 *       token: {title: Token, description: The bearer token., type: string, format: password, x-descriptors: ["urn:camel:group:credentials"]}
 *       requestTimeout: {title: Request timeout, description: How long a call may take., type: string, default: 30s}
 *       targetClass: {title: Target class, description: How an unknown outcome is settled., type: string, enum: [IDEMPOTENT, LOOKUP, MANUAL], default: IDEMPOTENT}
 *   dependencies: ["camel:core", "camel:kamelet", "camel:vertx-http", "mvn:io.millrace:millrace-routes-erp"]
 *   template:
 *     beans:
 *       - name: target
 *         type: "#class:io.millrace.core.post.RestTarget"
 *         properties: {system: ERP, baseUrl: "{{baseUrl}}", token: "{{token}}", requestTimeout: "{{requestTimeout}}", targetClass: "{{targetClass}}"}
 *     from:
 *       uri: kamelet:source
 *       steps:
 *         - process: {ref: "{{target}}"}
 *         - to: {uri: "vertx-http:{{baseUrl}}/confirmations", parameters: {vertxHttpBinding: "#bean:{{target}}"}}
 * }</pre>
 *
 * <p>Its test extends {@code RestSinkContract} of this module's test-jar and names the kamelet, the collection and a
 * wire record.
 *
 * <p>{@code timeout} is taken: it is an option of Camel's {@code kamelet:} endpoint and never reaches the kamelet.
 *
 * <p>A sink over another transport puts {@link io.millrace.core.post.Barrier} there instead, marshals before it, and
 * sets {@link io.millrace.core.post.Posted} or throws {@link io.millrace.core.post.NotPosted} after the call.
 */
package io.millrace.core.post;
