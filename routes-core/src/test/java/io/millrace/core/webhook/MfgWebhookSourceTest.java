/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.core.FreePort;
import io.millrace.core.db.Database;
import io.millrace.core.ingest.RawInput;
import io.millrace.core.quarantine.Quarantine;
import io.millrace.core.quarantine.QuarantineEntry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.main.MainHttpServer;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MfgWebhookSourceTest {

    private static final String PARAMETERS =
            "path=webhooks/test&secret=RAW(" + TestCall.SECRET + ")&previousSecret=RAW(" + TestCall.PREVIOUS + ")";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final MainHttpServer server = new MainHttpServer();
    private final List<RawInput> accepted = Collections.synchronizedList(new ArrayList<>());
    private RuntimeException failure;

    @AfterEach
    void stop() {
        context.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "secret"})
    void doesNotStartWithoutEachRequiredParameter(String missing) throws Exception {
        String all = "path=webhooks/test&secret=RAW(" + TestCall.SECRET + ")";
        route(all.replaceAll("&?" + missing + "=[^&]*", ""), false);
        assertThatThrownBy(context::start).hasStackTraceContaining(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"whsec_c2hvcnQ=", "plain", "whsec_not base64 at all, not base64"})
    void doesNotStartWithAWeakSecretAndDoesNotTellIt(String weak) throws Exception {
        route("path=webhooks/test&secret=RAW(" + weak + ")", false);
        assertThatThrownBy(context::start)
                .hasStackTraceContaining("parameter secret must")
                .rootCause()
                .hasMessageNotContaining(weak);
    }

    @Test
    void acceptsASignedCallAndHandsOnItsRawBytes() throws Exception {
        start(false);
        HttpResponse<String> answer = new TestCall().send(server.getPort());
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).isEmpty();
        assertThat(accepted).hasSize(1);
        assertThat(new String(accepted.get(0).bytes(), StandardCharsets.UTF_8)).isEqualTo(TestCall.BODY);
        assertThat(accepted.get(0).place()).isEqualTo("/webhooks/test");
        assertThat(accepted.get(0).context())
                .containsEntry("webhook-id", "msg_1")
                .doesNotContainKey("webhook-signature");
    }

    @Test
    void acceptsBothSecretsAndOneGoodSignatureAmongSeveral() throws Exception {
        start(false);
        assertThat(new TestCall()
                        .secret(TestCall.PREVIOUS)
                        .send(server.getPort())
                        .statusCode())
                .isEqualTo(202);
        TestCall several = new TestCall();
        assertThat(several.header("webhook-signature", "v1,AAAA v2,x " + several.signature())
                        .send(server.getPort())
                        .statusCode())
                .isEqualTo(202);
        long edge = Instant.now().getEpochSecond() - 295;
        assertThat(new TestCall().timestamp(edge).send(server.getPort()).statusCode())
                .isEqualTo(202);
        assertThat(new TestCall()
                        .header("content-type", "application/json; charset=utf-8")
                        .send(server.getPort())
                        .statusCode())
                .isEqualTo(202);
        assertThat(accepted).hasSize(4);
    }

    static List<BadCall> badCalls() {
        return BadCall.all();
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void refusesABadCallWithNoEvent(BadCall bad) throws Exception {
        start(false);
        HttpResponse<String> answer = bad.call().send(server.getPort());
        assertThat(answer.statusCode()).isIn(bad.statuses());
        assertThat(answer.body()).doesNotContain("Exception").doesNotContain("\tat ");
        assertThat(accepted).isEmpty();
    }

    @Test
    void asksToSendAgainWhenTheMessageCannotBeMadeDurable() throws Exception {
        start(false);
        failure = new IllegalStateException("secret of the house");
        HttpResponse<String> answer = new TestCall().send(server.getPort());
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.body()).contains("MFG-HOOK-006").doesNotContain("secret of the house");
    }

    @Test
    void acceptsWhatAFilterOfTheFlowLeavesOut() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-webhook-source/in?" + PARAMETERS).stop();
            }
        });
        startServer();
        context.start();
        assertThat(new TestCall().send(server.getPort()).statusCode()).isEqualTo(202);
    }

    @Test
    void doesNotTakeASwallowedFailureForSuccess() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("mock:hostile"));
                from("kamelet:mfg-webhook-source/in?" + PARAMETERS).process(exchange -> {
                    throw new IllegalStateException("down");
                });
            }
        });
        startServer();
        context.start();
        assertThat(new TestCall().send(server.getPort()).statusCode()).isEqualTo(503);
    }

    @Test
    void letsNoHeaderOfTheCallerInAndNoneOfTheFlowOut() throws Exception {
        start(false);
        HttpResponse<String> answer = new TestCall()
                .header("Authorization", "Bearer secret")
                .header("CamelHttpUri", "http://evil")
                .header("kafka.OVERRIDE_TOPIC", "evil")
                .send(server.getPort());
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(accepted.get(0).context()).containsOnlyKeys("webhook-id", "CamelHttpPath");
        assertThat(answer.headers().map()).doesNotContainKeys("x-internal", "webhook-id", "authorization");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void quarantinesWhatTheFlowCannotMapAnswers202AndReplaysItAfterTheWindow(boolean kameletsInJmx) throws Exception {
        context.getManagementStrategy().getManagementAgent().setRegisterRoutesCreateByKamelet(kameletsInJmx);
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setUrl("jdbc:h2:mem:webhook" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        Database database = new Database(dataSource, "millrace");
        database.migrate();
        context.getRegistry().bind("database", database);
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(
                        PluginHelper.getResourceLoader(context).resolveResource("classpath:mfg/mfg-errors.camel.yaml"));
        start(true);
        failure = new IllegalStateException("unmappable");
        assertThat(new TestCall().send(server.getPort()).statusCode()).isEqualTo(202);

        QuarantineEntry entry =
                Quarantine.of(context).find(QuarantineEntry.State.OPEN, 1).get(0);
        assertThat(entry.text()).contains("unmappable").contains("/webhooks/test");
        failure = null;
        Quarantine.of(context).replay(entry.id(), "anna", "corrected");
        assertThat(accepted).hasSize(1);
    }

    private void start(boolean withErrors) throws Exception {
        route(PARAMETERS, withErrors);
        startServer();
        context.start();
    }

    private void startServer() throws Exception {
        server.setHost("127.0.0.1");
        server.setPort(FreePort.find());
        context.addService(server);
    }

    private void route(String parameters, boolean withErrors) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                var route = from("kamelet:mfg-webhook-source/erp-in?" + parameters);
                if (withErrors) {
                    route.routeConfigurationId("mfg-errors");
                }
                route.process(exchange -> {
                            if (failure != null) {
                                throw failure;
                            }
                            accepted.add(RawInput.of(exchange));
                        })
                        .setHeader("X-Internal", constant("house"))
                        .setBody(constant("internal"));
            }
        });
    }
}
