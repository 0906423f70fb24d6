/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.filter;

import static io.millrace.canonical.entity.EquipmentState.EXECUTE;
import static io.millrace.canonical.entity.EquipmentState.HELD;
import static io.millrace.canonical.entity.EquipmentState.IDLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.entity.EquipmentState;
import io.millrace.canonical.event.EquipmentStateChanged;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.value.EquipmentPath;
import io.millrace.canonical.value.PlantId;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangeFilterTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Object> passed = new ArrayList<>();
    private boolean flowFails;

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void flow(String filter, boolean quarantine) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (quarantine) {
                    errorHandler(deadLetterChannel("direct:quarantine"));
                    from("direct:quarantine").errorHandler(noErrorHandler()).process(exchange -> {});
                }
                from("direct:states").to(filter).process(exchange -> {
                    if (flowFails) {
                        throw new IllegalStateException("the backbone is away");
                    }
                    Object body = exchange.getMessage().getBody();
                    passed.addAll(body instanceof List<?> list ? list : List.of(body));
                });
            }
        });
        camel.start();
    }

    private Exchange send(Object body) {
        return camel.createProducerTemplate()
                .request("direct:states", exchange -> exchange.getMessage().setBody(body));
    }

    private static Event<EquipmentStateChanged> state(String line, int second, EquipmentState state) {
        EquipmentPath equipment = new EquipmentPath("/acme/ulm/assembly/" + line);
        OffsetDateTime time = OffsetDateTime.parse("2026-11-23T07:00:00+01:00").plusSeconds(second);
        return Event.of(
                new EquipmentStateChanged(equipment, new PlantId("ULM"), state, null, null, time),
                line + "-" + second,
                equipment.value(),
                line,
                time,
                line);
    }

    @Test
    void onlyChangesPass() throws Exception {
        flow("kamelet:mfg-change-filter-action", false);
        Event<?> idle = state("line3", 1, IDLE);
        Event<?> execute = state("line3", 3, EXECUTE);
        Event<?> other = state("line4", 3, EXECUTE);
        Event<?> back = state("line3", 5, IDLE);

        for (Event<?> event :
                List.of(idle, state("line3", 2, IDLE), execute, other, state("line3", 4, EXECUTE), back)) {
            assertThat(send(event).getException()).isNull();
        }
        assertThat(passed).isEqualTo(List.of(idle, execute, other, back));
    }

    @Test
    void ofABatchTheChangesAreLeft() throws Exception {
        flow("kamelet:mfg-change-filter-action", false);
        Event<?> idle = state("line3", 1, IDLE);
        Event<?> held = state("line3", 3, HELD);

        send(List.of(idle, state("line3", 2, IDLE), held));
        send(List.of(state("line3", 4, HELD)));

        assertThat(passed).isEqualTo(List.of(idle, held));
    }

    @Test
    void aLateFactPassesAndDoesNotBecomeTheLatest() throws Exception {
        flow("kamelet:mfg-change-filter-action", false);
        send(state("line3", 5, EXECUTE));
        send(state("line3", 1, IDLE));
        send(state("line3", 6, EXECUTE));

        assertThat(passed).hasSize(2);
    }

    @Test
    void whatFailedPassesWhenItComesAgain() throws Exception {
        flow("kamelet:mfg-change-filter-action", false);
        flowFails = true;
        assertThat(send(state("line3", 1, IDLE)).getException()).isNotNull();
        flowFails = false;
        send(state("line3", 1, IDLE));

        assertThat(passed).hasSize(1);
    }

    @Test
    void whatWentToQuarantinePassesWhenItIsReplayed() throws Exception {
        flow("kamelet:mfg-change-filter-action", true);
        flowFails = true;
        assertThat(send(state("line3", 1, IDLE)).getException()).isNull();
        flowFails = false;
        send(state("line3", 1, IDLE));

        assertThat(passed).hasSize(1);
    }

    @Test
    void comparesTheFieldsItIsGiven() throws Exception {
        flow("kamelet:mfg-change-filter-action?fields=state, changedAt", false);
        send(state("line3", 1, IDLE));
        send(state("line3", 2, IDLE));

        assertThat(passed).hasSize(2);
    }

    @Test
    void refusesWhatItCannotJudge() throws Exception {
        flow("kamelet:mfg-change-filter-action?fields=color", false);

        assertThat(send("IDLE").getException()).hasMessageContaining("MFG-FILTER-001");
        assertThat(send(state("line3", 1, IDLE)).getException())
                .hasMessageContaining("MFG-FILTER-002")
                .hasMessageContaining("color");
        assertThatThrownBy(() -> camel.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:other").to("kamelet:mfg-change-filter-action?fields=,");
                    }
                }))
                .hasStackTraceContaining("fields");
    }
}
