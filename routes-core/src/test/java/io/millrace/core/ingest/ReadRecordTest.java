/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.value.LotId;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class ReadRecordTest {

    record Pallet(LotId lot, int boxes) {}

    @Test
    void readsTheRecordAndNamesWhatDoesNotFit() {
        assertThat(read("{\"lot\":\"L-77\",\"boxes\":3}")).isEqualTo(new Pallet(new LotId("L-77"), 3));
        assertThatThrownBy(() -> read("{\"lot\":\"L-77\",\"boxes\":\"many\"}"))
                .isInstanceOf(MfgException.class)
                .hasMessageContaining("MFG-MODEL-002 boxes");
        assertThatThrownBy(() -> read("no json"))
                .isInstanceOf(MfgException.class)
                .hasMessageContaining("MFG-MODEL-007");
        assertThatThrownBy(() -> read(null)).isInstanceOf(MfgException.class);
    }

    private static Object read(String json) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(json == null ? null : json.getBytes(StandardCharsets.UTF_8));
        ReadRecord step = new ReadRecord();
        step.setRecord(Pallet.class);
        step.process(exchange);
        return exchange.getMessage().getBody();
    }
}
