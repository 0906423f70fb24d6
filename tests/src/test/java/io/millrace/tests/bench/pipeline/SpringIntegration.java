/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.bench.pipeline;

import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.integration.channel.DirectChannel;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.kafka.inbound.KafkaMessageDrivenChannelAdapter;
import org.springframework.integration.kafka.inbound.KafkaMessageDrivenChannelAdapter.ListenerMode;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.messaging.Message;

/**
 * Spring Integration's inbound channel adapter in batch mode, with the records as they are and the SQL of the hand-written
 * peer; offsets are committed after each batch.
 */
final class SpringIntegration implements Program {

    private final GenericApplicationContext context = new GenericApplicationContext();
    private Settings settings;
    private Connection connection;
    private KafkaTemplate<String, byte[]> template;

    @Override
    public void start(Settings where) throws Exception {
        settings = where;
        connection = DriverManager.getConnection(settings.jdbcUrl());
        ClaimTable.create(connection);
        connection.setAutoCommit(false);
        template = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                HandWritten.producerSettings(settings), new StringSerializer(), new ByteArraySerializer()));

        ContainerProperties properties = new ContainerProperties(settings.input());
        properties.setGroupId(settings.group());
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        ConcurrentMessageListenerContainer<byte[], byte[]> container = new ConcurrentMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(
                        HandWritten.consumerSettings(settings),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer()),
                properties);
        BatchMessagingMessageConverter rawRecords = new BatchMessagingMessageConverter();
        rawRecords.setRawRecordHeader(true);
        rawRecords.setHeaderMapper(null);

        DirectChannel records = new DirectChannel();
        records.subscribe(this::forward);
        KafkaMessageDrivenChannelAdapter<byte[], byte[]> adapter =
                new KafkaMessageDrivenChannelAdapter<>(container, ListenerMode.batch);
        adapter.setBatchMessageConverter(rawRecords);
        adapter.setOutputChannel(records);

        context.registerBean("configuration", Configuration.class);
        new org.springframework.context.annotation.AnnotatedBeanDefinitionReader(context).register(Configuration.class);
        context.registerBean("records", DirectChannel.class, () -> records);
        context.registerBean("adapter", KafkaMessageDrivenChannelAdapter.class, () -> adapter);
        context.refresh();
    }

    private void forward(Message<?> message) {
        @SuppressWarnings("unchecked")
        List<ConsumerRecord<byte[], byte[]>> records =
                (List<ConsumerRecord<byte[], byte[]>>) message.getHeaders().get(KafkaHeaders.RAW_DATA);
        try {
            List<CompletableFuture<?>> sends = new ArrayList<>(records.size());
            for (ConsumerRecord<byte[], byte[]> record : ClaimTable.claim(connection, records)) {
                PlainMapping.Result result = PlainMapping.map(record.headers(), record.value());
                sends.add(template.send(
                        new ProducerRecord<>(settings.output(), null, result.key(), result.value(), result.headers())));
            }
            template.flush();
            sends.forEach(CompletableFuture::join);
            connection.commit();
        } catch (java.sql.SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @EnableIntegration
    static class Configuration {}

    @Override
    public void stop() throws Exception {
        context.close();
        template.destroy();
        connection.close();
    }
}
