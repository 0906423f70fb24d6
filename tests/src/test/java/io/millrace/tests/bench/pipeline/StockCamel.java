/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.kafka.common.header.Headers;

/** The route that Camel's manual leads to: record by record, with the idempotent consumer on a JDBC repository. */
final class StockCamel implements Program {

    private final DefaultCamelContext context = new DefaultCamelContext();
    private HikariDataSource dataSource;

    @Override
    public void start(Settings settings) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(settings.jdbcUrl());
        dataSource = new HikariDataSource(config);
        JdbcMessageIdRepository claimed = new JdbcMessageIdRepository(dataSource, "stock");
        context.disableJMX();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kafka:" + settings.input() + "?brokers=" + settings.bootstrapServers() + "&groupId="
                                + settings.group() + "&autoOffsetReset=earliest&breakOnFirstError=true"
                                + "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer"
                                + "&maxPollRecords=" + BATCH)
                        .idempotentConsumer(header("ce_id").convertToString(), claimed)
                        .process(StockCamel::map)
                        .to("kafka:" + settings.output() + "?brokers=" + settings.bootstrapServers()
                                + "&valueSerializer=org.apache.kafka.common.serialization.ByteArraySerializer"
                                + "&requestRequiredAcks=all&lingerMs=0");
            }
        });
        context.start();
    }

    private static void map(Exchange exchange) {
        PlainMapping.Result result = PlainMapping.map(
                exchange.getMessage().getHeader(KafkaConstants.HEADERS, Headers.class),
                exchange.getMessage().getBody(byte[].class));
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(KafkaConstants.KEY, result.key());
        result.headers()
                .forEach(header -> exchange.getMessage()
                        .setHeader(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        exchange.getMessage().setBody(result.value());
    }

    @Override
    public void stop() {
        context.stop();
        dataSource.close();
    }
}
