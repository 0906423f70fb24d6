/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.json.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every REST sink kamelet must do: start with its required parameters alone, refuse to start without one of them,
 * post its wire record to its collection, and tell a refusal. A kamelet's test extends it and names the three things
 * that are its own.
 */
public abstract class RestSinkContract {

    private final RestStub system = stub();
    private final CamelContext camel = new DefaultCamelContext();

    /** For example {@code mfg-erp-confirmation-sink}. */
    protected abstract String kamelet();

    /** For example {@code /confirmations}. */
    protected abstract String collection();

    /** The wire record a flow hands over. */
    protected abstract Object request();

    private static RestStub stub() {
        try {
            return new RestStub();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        system.close();
    }

    @Test
    void postsItsRecordWithTheRequiredParametersAlone() throws Exception {
        Exchange posted = post();

        assertThat(posted.getException()).isNull();
        assertThat(Posted.of(posted)).isEqualTo(new Posted("4711"));
        RestStub.Request sent = system.requests().get(0);
        assertThat(sent.method()).isEqualTo("POST");
        assertThat(sent.path()).isEqualTo("/api/v1" + collection());
        assertThat(sent.headers())
                .containsEntry("authorization", "Bearer secret")
                .containsEntry("content-type", "application/json");
        assertThat(CanonicalJson.mapper().readTree(sent.body()))
                .isEqualTo(CanonicalJson.mapper().readTree(CanonicalJson.write(request())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "baseUrl"})
    void doesNotStartWithout(String missing) {
        String given = missing.equals("token") ? "baseUrl=" + system.baseUrl() : "token=secret";

        assertThatThrownBy(() -> route("kamelet:" + kamelet() + "?" + given)).hasStackTraceContaining(missing);
    }

    @Test
    void tellsARefusal() throws Exception {
        system.behave(RestStub.answer(422, "{\"code\":\"PERIOD_CLOSED\",\"message\":\"period is closed\"}"));

        assertThat(post().getException())
                .isInstanceOf(NotPosted.Rejected.class)
                .hasMessageContaining("MFG-POST-004")
                .hasMessageContaining("PERIOD_CLOSED");
    }

    private Exchange post() throws Exception {
        route("kamelet:" + kamelet() + "/contract-out?token=secret&baseUrl=" + system.baseUrl());
        return camel.createProducerTemplate()
                .request("direct:in", exchange -> exchange.getMessage().setBody(request()));
    }

    private void route(String sink) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeId("contract").to(sink);
            }
        });
    }
}
