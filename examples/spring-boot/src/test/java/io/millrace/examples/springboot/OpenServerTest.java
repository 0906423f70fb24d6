/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.springboot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;

/** A server for webhooks that other machines reach in plain text is refused at start. */
class OpenServerTest {

    @Test
    void isRefusedByItsCode() {
        assertThatThrownBy(() -> SpringApplication.run(
                        Application.class,
                        "--server.address=0.0.0.0",
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:open-server"))
                .hasStackTraceContaining("MFG-CHECK-008")
                .hasStackTraceContaining("0.0.0.0");
    }
}
