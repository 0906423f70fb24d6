/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.flow;

import static io.millrace.core.rule.RuleEvents.confirmed;
import static io.millrace.core.rule.RuleEvents.consumed;
import static io.millrace.core.rule.RuleEvents.id;
import static io.millrace.core.rule.RuleEvents.released;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.canonical.event.Event;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.ledger.State;
import io.millrace.core.ledger.Transition;
import io.millrace.core.post.RestStub;
import io.millrace.tests.service.Witness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules in the flows of examples/material-consumed, as people copy them; only Kafka is taken away in front of them. */
class PostingRulesFlowTest {

    private static final Path EXAMPLE =
            Path.of("../examples/material-consumed/src/main/resources").toAbsolutePath();

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final Witness witness = new Witness();
    private RestStub erp;

    @BeforeEach
    void start() throws Exception {
        erp = new RestStub();
        Properties site = new Properties();
        try (var reader = Files.newBufferedReader(EXAMPLE.resolve("application.properties"))) {
            site.load(reader);
        }
        site.setProperty("mfg.reference.files", "file:" + EXAMPLE.resolve("reference/ulm.yaml"));
        site.setProperty("erp.baseUrl", erp.baseUrl());
        camel.getPropertiesComponent().setInitialProperties(site);
        camel.getRegistry().bind("database", database.database());
        camel.getRegistry().bind("witness", witness);
        for (String flow : List.of(
                "flows/posting-rules",
                "flows/production-accept",
                "erp-rest/consumption-to-erp",
                "erp-rest/confirmation-to-erp")) {
            PluginHelper.getRoutesLoader(camel)
                    .loadRoutes(ResourceHelper.resolveResource(camel, "file:" + EXAMPLE.resolve(flow + ".camel.yaml")));
        }
        AdviceWith.adviceWith(camel, "ulm-posting-rules", route -> route.replaceFromWith("direct:facts"));
        AdviceWith.adviceWith(camel, "ulm-production-accept", route -> route.replaceFromWith("direct:events"));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
        erp.close();
    }

    @Test
    void anOverDeliveryIsRefusedBeforeTheErpIsAskedAndHoldsNoOtherOrder() {
        send("facts", released(1, "WO-1"));
        Event<?> most = confirmed(2, "WO-1", "0020", "L-900", "480");
        Event<?> over = confirmed(3, "WO-1", "0020", "L-900", "21");
        send("events", most);
        awaitState(most, State.POSTED);
        send("events", over);

        Transition parked = awaitState(over, State.PARKED);
        assertThat(parked.code()).isEqualTo("MFG-RULE-005");
        assertThat(parked.text())
                .contains(
                        "yield 21 EA",
                        "to erp is not sent: it would bring operation 0020 to 501 EA, order WO-1 is for 500 EA");
        assertThat(erp.requests()).hasSize(1);

        Event<?> later = confirmed(5, "WO-2", "0020", "L-901", "1");
        send("facts", released(4, "WO-2"));
        send("events", later);
        awaitState(later, State.POSTED);
        assertThat(erp.requests()).as("another order does not wait for it").hasSize(2);
    }

    @Test
    void whatIsAheadOfItsOrderIsSentWhenTheOrderIsKnown() {
        Event<?> early = consumed(2, "WO-1", "0010", "RM-100", "L-77");
        send("events", early);
        assertThat(awaitState(early, State.RETRY_WAIT).code()).isEqualTo("MFG-RULE-001");
        send("facts", released(1, "WO-1"));

        awaitState(early, State.POSTED);
        assertThat(witness.transitions()).extracting(Transition::to).doesNotContain(State.PARKED);
    }

    private void send(String to, Event<?> event) {
        camel.createProducerTemplate().sendBody("direct:" + to, List.of(event));
    }

    private Transition awaitState(Event<?> event, State state) {
        return await().until(
                        () -> witness.transitions().stream()
                                .filter(each -> each.target().equals("erp")
                                        && each.before().eventId().equals(id(event))
                                        && each.to() == state)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
