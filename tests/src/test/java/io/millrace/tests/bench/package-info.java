/**
 * Benchmarks: classes {@code *IT} with {@code @Tag("bench")}, run by {@code mvn -Pbench verify} and never without it. Each
 * compares in one run and says its figures through {@link io.millrace.tests.bench.Results}.
 */
package io.millrace.tests.bench;
