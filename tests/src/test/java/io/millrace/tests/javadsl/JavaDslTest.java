/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.javadsl;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.core.post.Posted;
import io.millrace.core.post.RestStub;
import io.millrace.erp.ErpKamelets;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A flow in Java: the same kamelets and data types, named by constants. */
class JavaDslTest {

    /** What a Java user writes. */
    static final class ConfirmationFlow extends RouteBuilder {
        @Override
        public void configure() {
            from("direct:production-confirmed")
                    .routeId("ulm-confirmation-out")
                    .transformDataType("canonical:production-confirmed", "erp:confirmation")
                    .to(ErpKamelets.ERP_CONFIRMATION_SINK + "/ulm-erp?baseUrl={{erp.baseUrl}}&token={{erp.token}}");
        }
    }

    private final CamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aJavaFlowPostsAnEventToTheErp() throws Exception {
        try (RestStub erp = new RestStub()) {
            camel.getPropertiesComponent().setInitialProperties(asProperties(erp.baseUrl()));
            camel.addRoutes(new ConfirmationFlow());
            camel.start();

            Exchange posted = camel.createProducerTemplate()
                    .request(
                            "direct:production-confirmed",
                            exchange -> exchange.getMessage().setBody(Examples.event(EventType.PRODUCTION_CONFIRMED)));

            assertThat(posted.getException()).isNull();
            assertThat(Posted.of(posted)).isEqualTo(new Posted("4711"));
            assertThat(erp.requests())
                    .singleElement()
                    .satisfies(request ->
                            assertThat(request.body()).contains("\"workOrder\":\"WO-1001\"", "\"yield\":\"120\""));
        }
    }

    private static Properties asProperties(String baseUrl) {
        Properties properties = new Properties();
        properties.putAll(Map.of("erp.baseUrl", baseUrl, "erp.token", "secret"));
        return properties;
    }
}
