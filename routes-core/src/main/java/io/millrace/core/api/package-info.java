/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
/**
 * Behind an API: who may call, what is asked, how long a system is waited for, and what the caller is told.
 *
 * <pre>{@code
 * - to: kamelet:mfg-bearer-token-action/api-stock-token?scope=stock:read
 * - process: {ref: stockQuestion}      # ReadQuestion: path, query and body become a record
 * - to: kamelet:mfg-ask-action/api-stock-ask?endpoint=direct:sap-stock&system=SAP&freshFor=30s
 * - process: {ref: answer}             # WriteAnswer: the record as JSON
 * }</pre>
 *
 * <p>A failure becomes problem+json by {@link io.millrace.core.api.Problem}. Needs on the class path: nimbus-jose-jwt for
 * tokens, resilience4j-circuitbreaker and Caffeine for asking.
 */
@NullMarked
package io.millrace.core.api;

import org.jspecify.annotations.NullMarked;
