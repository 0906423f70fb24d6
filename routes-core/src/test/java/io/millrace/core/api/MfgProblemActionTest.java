/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.error.ModelError;
import io.millrace.canonical.json.CanonicalJson;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MfgProblemActionTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private RuntimeException failure;

    @BeforeEach
    void start() throws Exception {
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(PluginHelper.getResourceLoader(camel).resolveResource("classpath:mfg/mfg-api.camel.yaml"));
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").routeConfigurationId("mfg-api").process(exchange -> {
                    throw failure;
                });
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aFailureForTheCallerIsTold() throws Exception {
        failure =
                new ApiException(ApiError.NOT_ASKED, "SAP was not asked for the stock", Duration.ofMillis(1500), null);

        Message told = call();
        assertThat(told.getHeaders())
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, 503)
                .containsEntry(Exchange.CONTENT_TYPE, "application/problem+json")
                .containsEntry("Retry-After", 2L)
                .doesNotContainKeys("Authorization");
        JsonNode problem = CanonicalJson.mapper().readTree(told.getBody(byte[].class));
        assertThat(problem.path("code").asText()).isEqualTo("MFG-API-007");
        assertThat(problem.path("detail").asText()).isEqualTo("MFG-API-007 SAP was not asked for the stock");
        assertThat(problem.path("title").asText()).isEqualTo(ApiError.NOT_ASKED.meaning());
        assertThat(problem.path("action").asText()).isEqualTo(ApiError.NOT_ASKED.action());
    }

    @Test
    void theTextOfAnyOtherFailureStaysInTheLog() throws Exception {
        failure = new MfgException(ModelError.NOT_JSON, "secret of the house");

        Message told = call();
        assertThat(told.getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(500);
        assertThat(told.getBody(String.class)).contains("MFG-MODEL-007").doesNotContain("secret");
        failure = new IllegalStateException("secret of the house");
        assertThat(call().getBody(String.class)).contains("The call failed").doesNotContain("secret");
    }

    private Message call() {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getMessage().setHeader("Authorization", "Bearer abc");
        camel.createProducerTemplate().send("direct:in", exchange);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage();
    }
}
