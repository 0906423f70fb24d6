/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TransformerPluginTest {

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void twoSystemsThatMapToOneTypeKeepTheirOwnMappings() throws Exception {
        route("direct:mes", "plugin-mes:word");
        route("direct:wms", "plugin-wms:word");
        context.start();
        var template = context.createProducerTemplate();
        assertThat(template.requestBody("direct:mes", "x")).isEqualTo("MES x");
        assertThat(template.requestBody("direct:wms", "x")).isEqualTo("WMS x");
    }

    @Test
    void aMissingMappingStopsTheStart() throws Exception {
        route("direct:crm", "plugin-crm:word");
        assertThatThrownBy(context::start).hasStackTraceContaining("plugin-crm:word");
    }

    private void route(String from, String fromType) throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).transformDataType(new DataType(fromType), new DataType("plugin:word"));
            }
        });
    }

    @DataTypeTransformer(fromType = "plugin-mes:word", toType = "plugin:word")
    public static final class FromMes extends MappingTransformer<String, String> {
        @Override
        protected String map(String input, MappingContext context) {
            return "MES " + input;
        }
    }

    @DataTypeTransformer(fromType = "plugin-wms:word", toType = "plugin:word")
    public static final class FromWms extends MappingTransformer<String, String> {
        @Override
        protected String map(String input, MappingContext context) {
            return "WMS " + input;
        }
    }
}
