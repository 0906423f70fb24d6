/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;

/** Millrace as an integrator uses it: two kamelets with their defaults and a mapping between them. */
final class MillracePipeline implements Program {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private HikariDataSource dataSource;

    @Override
    public void start(Settings settings) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.jdbcUrl());
        dataSource = new HikariDataSource(config);
        context.getRegistry().bind("dataSource", dataSource);
        context.getPropertiesComponent().addInitialProperty("mfg.db.schema", settings.group());
        context.disableJMX();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:mfg-event-source/in?bootstrapServers=" + settings.bootstrapServers() + "&topic="
                                + settings.input() + "&groupId=" + settings.group() + "&once=true&batchSize=" + BATCH)
                        .transformDataType(
                                new DataType("canonical:production-confirmed"),
                                new DataType("canonical:inventory-adjusted"))
                        .to("kamelet:mfg-event-sink/out?bootstrapServers=" + settings.bootstrapServers() + "&topic="
                                + settings.output());
            }
        });
        context.start();
    }

    @Override
    public void stop() {
        context.stop();
        dataSource.close();
    }
}
