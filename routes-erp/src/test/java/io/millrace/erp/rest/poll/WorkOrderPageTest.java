/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.erp.rest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.golden.Golden;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.erp.poll.ChangePage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorkOrderPageTest {

    private static final Instant SINCE = Instant.parse("2026-11-23T00:00:00Z");

    @Test
    void aPolledChangeIsTheOneOfTheWebhook() throws IOException {
        JsonNode webhook = CanonicalJson.mapper().readTree(Golden.input("erp-to-work-order/released"));
        ObjectNode polled = webhook.path("workOrder").deepCopy();
        webhook.properties().forEach(field -> {
            if (!field.getKey().equals("workOrder")) {
                polled.set(field.getKey(), field.getValue());
            }
        });

        ChangePage page = read("{\"workOrders\":[" + polled + "]}", 2);

        assertThat(page.changes()).hasSize(1);
        assertThat(CanonicalJson.mapper().readTree(page.changes().get(0))).isEqualTo(webhook);
    }

    @Test
    void endsAtItsLatestChangeWhateverTheOffset() {
        ChangePage page = read("""
                {"workOrders":[{"changedAt":"2026-11-23T09:00:00+02:00"},{"changedAt":"2026-11-23T08:30:00+01:00"}]}""", 3);

        assertThat(page.end()).isEqualTo(Instant.parse("2026-11-23T07:30:00Z"));
        assertThat(page.full()).isFalse();
    }

    @Test
    void aChangeNobodyCanReadStaysInThePage() {
        ChangePage page = read("{\"workOrders\":[{\"changedAt\":\"yesterday\"},7,null]}", 4);

        assertThat(page.changes())
                .extracting(change -> new String(change, StandardCharsets.UTF_8))
                .containsExactly("{\"changedAt\":\"yesterday\",\"workOrder\":{}}", "7", "null");
        assertThat(page.end()).isEqualTo(SINCE);
    }

    @Test
    void aFullPageOfOnePointInTimeIsSaid() {
        assertThatThrownBy(() -> read("""
                        {"workOrders":[{"changedAt":"2026-11-23T01:00:00+01:00"},{"changedAt":"2026-11-23T00:00:00Z"}]}""", 2)).hasMessage("MFG-READ-004 2 work orders changed at 2026-11-23T00:00:00Z");
    }

    @Test
    void anAnswerThatIsNoPageIsSaid() {
        assertThatThrownBy(() -> read("{}", 2)).hasMessage("MFG-READ-003 the answer has no list workOrders");
        assertThatThrownBy(() -> read("<html>", 2)).hasMessage("MFG-READ-003 the answer is not JSON");
    }

    private static ChangePage read(String answer, int limit) {
        return WorkOrderPage.read(answer.getBytes(StandardCharsets.UTF_8), SINCE, limit);
    }
}
