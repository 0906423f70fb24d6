/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void noTwoProgramsGetOnePort() throws IOException {
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            ports.add(Ports.free());
        }
        assertThat(ports).doesNotHaveDuplicates();
    }

    @Test
    void theWantedPortIsGivenOnce() throws IOException {
        int wanted = Ports.freeFrom(9000);
        assertThat(wanted).isGreaterThanOrEqualTo(9000);
        assertThat(Ports.freeFrom(9000)).isGreaterThan(wanted);
    }
}
