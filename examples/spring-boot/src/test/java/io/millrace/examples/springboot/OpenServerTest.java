/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.springboot;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

/** A server for webhooks that other machines reach in plain text is refused at start. */
class OpenServerTest {

    @TempDir
    private Path folder;

    @Test
    void isRefusedByItsCode() {
        assertThatThrownBy(() -> SpringApplication.run(
                        Application.class,
                        "--server.address=0.0.0.0",
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("ledger") + ";WRITE_DELAY=0"))
                .hasStackTraceContaining("MFG-CHECK-008")
                .hasStackTraceContaining("0.0.0.0");
    }
}
