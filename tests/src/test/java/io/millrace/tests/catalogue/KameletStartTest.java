/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.core.db.Dialect;
import io.millrace.core.db.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kamelet starts with its required parameters alone, and not without each of them. */
class KameletStartTest {

    private final TestDatabase database = TestDatabase.open(Dialect.H2);
    private final CamelContext camel = new DefaultCamelContext();
    private final MainHttpServer webhooks = new MainHttpServer();

    static List<Kamelet> kamelets() {
        return Catalogue.kamelets();
    }

    static Stream<Arguments> requiredParameters() {
        return kamelets().stream()
                .flatMap(kamelet -> kamelet.requiredParameters().stream()
                        .map(parameter -> Arguments.of(kamelet, parameter.name())));
    }

    @BeforeEach
    void start() throws Exception {
        webhooks.setHost("127.0.0.1");
        webhooks.setPort(0);
        camel.addService(webhooks);
        camel.getRegistry().bind("dataSource", database.dataSource());
        camel.getShutdownStrategy().setTimeout(1);
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
    }

    @ParameterizedTest
    @MethodSource("kamelets")
    void startsWithItsRequiredParametersAlone(Kamelet kamelet) throws Exception {
        route(kamelet, values(kamelet));

        assertThat(camel.getRoute("flow").getUptimeMillis()).isNotNegative();
        assertThat(camel.getRoute(kamelet.name() + "-under-test")).isNotNull();
    }

    @ParameterizedTest
    @MethodSource("requiredParameters")
    void doesNotStartWithoutOneOfThem(Kamelet kamelet, String missing) {
        Map<String, String> values = values(kamelet);
        values.remove(missing);

        assertThatThrownBy(() -> route(kamelet, values)).hasStackTraceContaining(missing);
    }

    private void route(Kamelet kamelet, Map<String, String> values) throws Exception {
        String query = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=RAW(" + entry.getValue() + ')')
                .collect(Collectors.joining("&"));
        String uri = "kamelet:" + kamelet.name() + '/' + kamelet.name() + "-under-test?" + query;
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                if (kamelet.type().equals("source")) {
                    from(uri).routeId("flow").to("direct:end");
                    from("direct:end").routeId("end").process(exchange -> {});
                } else {
                    from("direct:in").routeId("flow").to(uri);
                }
            }
        });
    }

    /** The examples of the definition, but of this machine: nothing listens there, and a start must not mind. */
    private static Map<String, String> values(Kamelet kamelet) {
        Map<String, String> values = new TreeMap<>();
        for (Parameter parameter : kamelet.requiredParameters()) {
            values.put(
                    parameter.name(),
                    switch (parameter.name()) {
                        case "baseUrl" -> "http://127.0.0.1:1/api";
                        case "brokerUrl" -> "tcp://127.0.0.1:1";
                        case "bootstrapServers" -> "127.0.0.1:1";
                        case "secret" -> "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
                        default -> parameter.password() ? "secret" : String.valueOf(parameter.example());
                    });
        }
        return values;
    }
}
