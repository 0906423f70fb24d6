/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.examples.plant.runtime.HawtioConsole.Operator;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hawtio as it runs in the plant: who gets in, and what those who are in can do. */
class HawtioConsoleTest {

    private static final String CONTEXT = "org.apache.camel:context=hawtio-test,type=context,name=\\\"hawtio-test\\\"";
    private static final String ROUTE = "org.apache.camel:context=hawtio-test,type=routes,name=\\\"ulm-test\\\"";

    private static final String LEDGER = "io.millrace:type=Ledger,context=\\\"hawtio-test\\\"";

    private static CamelContext camel;
    private static HawtioConsole hawtio;

    @BeforeAll
    static void start() throws Exception {
        camel = new DefaultCamelContext();
        camel.getCamelContextExtension().setName("hawtio-test");
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:ulm").routeId("ulm-test").log("tick");
            }
        });
        camel.start();
        ManagementFactory.getPlatformMBeanServer()
                .registerMBean(new Ledger(), new ObjectName(LEDGER.replace("\\", "")));
        hawtio = HawtioConsole.start(Path.of("target/hawtio/hawtio-war.war"), 0, new Operator("anna", "right"));
    }

    @AfterAll
    static void stop() throws Exception {
        ManagementFactory.getPlatformMBeanServer().unregisterMBean(new ObjectName(LEDGER.replace("\\", "")));
        hawtio.close();
        camel.stop();
    }

    @Test
    void aStrangerGetsNothing() throws Exception {
        assertThat(post("{\"type\":\"version\"}", null).statusCode()).isIn(401, 403);
        assertThat(post("{\"type\":\"version\"}", "anna:wrong").statusCode()).isIn(401, 403);
        assertThat(post("{\"type\":\"version\"}", "other:right").statusCode()).isIn(401, 403);
    }

    @Test
    void theOperatorSeesTheRoutes() throws Exception {
        JsonNode answer = ask("{\"type\":\"read\",\"mbean\":\"" + ROUTE + "\",\"attribute\":\"State\"}");
        assertThat(answer.path("value").asText()).as(answer.toString()).isEqualTo("Started");
    }

    @Test
    void theOperatorDecidesWhatIsParked() throws Exception {
        JsonNode answer = ask(
                "{\"type\":\"exec\",\"mbean\":\"" + LEDGER + "\",\"operation\":"
                        + "\"replay(java.lang.String,java.lang.String,java.lang.String)\",\"arguments\":[\"53\",\"anna\",\"open\"]}");
        assertThat(answer.path("value").asText()).as(answer.toString()).isEqualTo("53 by anna");
    }

    @Test
    void theOperatorSeesTheDiagram() throws Exception {
        JsonNode answer = ask("{\"type\":\"exec\",\"mbean\":\"" + CONTEXT + "\",\"operation\":\"dumpRoutesAsXml()\"}");
        assertThat(answer.path("value").asText()).as(answer.toString()).contains("ulm-test");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"exec\",\"mbean\":\"" + ROUTE + "\",\"operation\":\"stop()\"}",
                "{\"type\":\"exec\",\"mbean\":\"" + CONTEXT + "\",\"operation\":\"stop()\"}",
                "{\"type\":\"exec\",\"mbean\":\"" + CONTEXT
                        + "\",\"operation\":\"sendBody(java.lang.String,java.lang.Object)\",\"arguments\":[\"log:x\",\"y\"]}",
                "{\"type\":\"exec\",\"mbean\":\"" + LEDGER + "\",\"operation\":\"dropTables()\"}",
                "{\"type\":\"exec\",\"mbean\":\"java.lang:type=Memory\",\"operation\":\"gc\"}",
                "{\"type\":\"exec\",\"mbean\":\"com.sun.management:type=DiagnosticCommand\",\"operation\":\"vmFlags\"}",
                "{\"type\":\"write\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"Verbose\",\"value\":true}"
            })
    void whatIsNotNamedIsRefused(String request) throws Exception {
        JsonNode answer = ask(request);
        assertThat(answer.path("status").asInt()).isEqualTo(403);
        assertThat(answer.path("error").asText())
                .containsAnyOf("not allowed", "forbidden")
                .doesNotContain("Origin");
    }

    @Test
    void anotherSitesPageCannotUseTheOperatorsLogin() throws Exception {
        String read = "{\"type\":\"read\",\"mbean\":\"" + ROUTE + "\",\"attribute\":\"State\"}";
        assertThat(post(read, "anna:right", "http://evil.example").body())
                .contains("Origin")
                .doesNotContain("Started");
    }

    @Test
    void theProxyToOtherProcessesIsOff() throws Exception {
        HttpResponse<String> answer =
                send(authorised("anna:right", HttpRequest.newBuilder(uri("/proxy/http/127.0.0.1/1/")))
                        .build());
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    }

    private static JsonNode ask(String request) throws Exception {
        HttpResponse<String> answer = post(request, "anna:right");
        JsonNode json = new ObjectMapper().readTree(answer.body());
        return json.isArray() ? json.get(0) : json;
    }

    private static HttpResponse<String> post(String request, String user) throws Exception {
        return post(request, user, "http://127.0.0.1:" + hawtio.port());
    }

    private static HttpResponse<String> post(String request, String user, String origin) throws Exception {
        HttpRequest.Builder builder = HttpRequest.newBuilder(uri("/jolokia/"))
                .header("Origin", origin)
                .POST(BodyPublishers.ofString(request));
        return send(authorised(user, builder).build());
    }

    /** With a client of its own: the server closes the connection after a refusal. */
    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.Builder authorised(String user, HttpRequest.Builder builder) {
        if (user != null) {
            byte[] bytes = user.getBytes(StandardCharsets.UTF_8);
            builder.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return builder;
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + hawtio.port() + "/hawtio" + path);
    }

    /** Stands for the ledger: one operation that its policy names, one that nobody named. */
    public interface LedgerMBean {
        String replay(String deliveryIds, String actor, String reason);

        void dropTables();
    }

    static final class Ledger implements LedgerMBean {
        @Override
        public String replay(String deliveryIds, String actor, String reason) {
            return deliveryIds + " by " + actor;
        }

        @Override
        public void dropTables() {
            throw new AssertionError("nobody may call this");
        }
    }
}
