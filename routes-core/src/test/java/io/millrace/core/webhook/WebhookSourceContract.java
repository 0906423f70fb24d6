/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.FreePort;
import io.millrace.core.ingest.HandedOver;
import io.millrace.core.ingest.RawInput;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every webhook source kamelet of a system must do: start with its secret alone, hand on its wire record, refuse
 * what is not signed, and name the field of a message that does not fit. A kamelet's test extends it and names what is
 * its own.
 */
public abstract class WebhookSourceContract {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MainHttpServer server = new MainHttpServer();
    private final List<Exchange> received = new CopyOnWriteArrayList<>();
    private final List<Throwable> poison = new CopyOnWriteArrayList<>();

    /** For example {@code mfg-quality-hold-source}. */
    protected abstract String kamelet();

    /** Where the system posts to unless the kamelet is told otherwise, for example {@code /webhooks/quality/holds}. */
    protected abstract String path();

    /** A message as the system sends it. */
    protected abstract byte[] message();

    /** What the flow gets of it. */
    protected abstract Class<? extends Record> record();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void handsOnItsRecordWithTheRequiredParametersAlone() throws Exception {
        start("?secret=RAW(" + TestCall.SECRET + ")");

        assertThat(call(text(message()))).isEqualTo(202);
        assertThat(received).hasSize(1);
        assertThat(received.get(0).getMessage().getBody()).isEqualTo(CanonicalJson.read(message(), record()));
        assertThat(RawInput.of(received.get(0)).bytes()).isEqualTo(message());
        assertThat(RawInput.of(received.get(0)).place()).isEqualTo(path());
    }

    @Test
    void namesTheFieldOfAMessageThatDoesNotFit() throws Exception {
        start("?secret=RAW(" + TestCall.SECRET + ")");

        assertThat(call("{}")).isEqualTo(202);
        assertThat(received).isEmpty();
        assertThat(poison).hasSize(1);
        assertThat(poison.get(0))
                .isInstanceOf(MfgException.class)
                .hasMessageContaining("MFG-MODEL-001 eventId is missing");
    }

    @Test
    void refusesWhatIsNotSigned() throws Exception {
        start("?secret=RAW(" + TestCall.PREVIOUS + ")");

        assertThat(call(text(message()))).isEqualTo(401);
        assertThat(received).isEmpty();
    }

    @Test
    void doesNotStartWithoutItsSecret() {
        assertThatThrownBy(() -> start("")).hasStackTraceContaining("secret");
    }

    private void start(String parameters) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:poison").deadLetterHandleNewException(false));
                from("direct:poison").process(exchange -> {
                    poison.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
                    HandedOver.on(exchange);
                });
                from("kamelet:" + kamelet() + "/contract-in" + parameters).process(received::add);
            }
        });
        server.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        server.setPort(FreePort.find());
        camel.addService(server);
        camel.start();
    }

    private int call(String body) throws Exception {
        return new TestCall().path(path()).body(body).send(server.getPort()).statusCode();
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }
}
