/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.poison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.core.FreePort;
import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.quarantine.QuarantineEntry;
import io.millrace.core.webhook.TestCall;
import io.millrace.mes.line.Broker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On every input: a message that cannot become an event is kept with a code and a text that an operator understands, and
 * becomes an event when it is replayed after its correction.
 */
class PoisonIT {

    private static final Map<String, Object> ARRIVED = new ConcurrentHashMap<>();
    private static final TestDatabase DATABASE = TestDatabase.open(Dialect.H2);
    private static final CamelContext CAMEL = new DefaultCamelContext();
    private static final MainHttpServer WEBHOOKS = new MainHttpServer();

    static List<PoisonInput> inputs() {
        return PoisonInputs.all("brokerUrl=" + Broker.shared().url(), TestCall.SECRET);
    }

    @BeforeAll
    static void start() throws Exception {
        WEBHOOKS.setHost("127.0.0.1");
        WEBHOOKS.setPort(FreePort.find());
        CAMEL.addService(WEBHOOKS);
        CAMEL.getRegistry().bind("dataSource", DATABASE.dataSource());
        CAMEL.getPropertiesComponent().addOverrideProperty("mfg.reference.files", "classpath:reference/ulm.yaml");
        CAMEL.start();
        PluginHelper.getRoutesLoader(CAMEL)
                .loadRoutes(
                        PluginHelper.getResourceLoader(CAMEL).resolveResource("classpath:mfg/mfg-errors.camel.yaml"));
        for (PoisonInput input : inputs()) {
            CAMEL.addRoutes(flow(input));
        }
    }

    @AfterAll
    static void stop() {
        CAMEL.stop();
        DATABASE.close();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void isKeptUnderstoodCorrectedAndReplayed(PoisonInput input) throws Exception {
        send(input, input.poison());

        QuarantineEntry kept = await().atMost(Duration.ofMinutes(2)).until(() -> kept(input), found -> found != null);
        assertThat(kept.text()).startsWith(input.code()).contains(input.word());
        assertThat(Quarantine.of(CAMEL).raw(kept.id()).bytes())
                .isEqualTo(input.poison().getBytes(StandardCharsets.UTF_8));
        assertThat(ARRIVED).doesNotContainKey(input.place());

        Quarantine.of(CAMEL)
                .replayCorrected(
                        kept.id(),
                        input.good().getBytes(StandardCharsets.UTF_8),
                        "m.huber",
                        "corrected with the sender");

        await().atMost(Duration.ofMinutes(2)).until(() -> ARRIVED.containsKey(input.place()));
        assertThat(kept(input)).as("nothing of it stays open").isNull();
    }

    private static RouteBuilder flow(PoisonInput input) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(input.uri())
                        .routeId(input.routeId())
                        .routeConfigurationId("mfg-errors")
                        .transformDataType(new DataType(input.fromType()), new DataType(input.toType()))
                        .process(exchange ->
                                ARRIVED.put(input.place(), exchange.getMessage().getBody()));
            }
        };
    }

    private static QuarantineEntry kept(PoisonInput input) {
        return Quarantine.of(CAMEL).find(QuarantineEntry.State.OPEN, 100).stream()
                .filter(entry -> entry.place().endsWith(input.place()))
                .findFirst()
                .orElse(null);
    }

    private static void send(PoisonInput input, String message) throws Exception {
        if (input.overMqtt()) {
            Broker.shared().publish(input.place(), List.of(message));
        } else {
            assertThat(new TestCall()
                            .path(input.place())
                            .body(message)
                            .send(WEBHOOKS.getPort())
                            .statusCode())
                    .as("kept is durable: the sender need not send it again")
                    .isEqualTo(202);
        }
    }
}
