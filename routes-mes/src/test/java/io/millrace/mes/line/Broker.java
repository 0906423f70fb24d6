/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import static org.eclipse.paho.mqttv5.client.MqttClientException.REASON_CODE_MAX_INFLIGHT;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthInput;
import com.hivemq.extension.sdk.api.auth.parameter.SimpleAuthOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import io.millrace.core.FreePort;
import io.millrace.core.TestFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** A real MQTT 5 broker (HiveMQ CE) on a free port of this machine; what it stores survives {@link #stop}. */
public final class Broker implements AutoCloseable {

    private static final String CONFIGURATION = """
            <hivemq>
              <listeners><tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener></listeners>
              <mqtt><queued-messages><max-queue-size>100000</max-queue-size></queued-messages></mqtt>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """;

    private static Broker shared;

    private final Path folder;
    private final int port;
    private EmbeddedHiveMQ hive;
    private MqttClient publisher;

    /** One broker for all tests of this JVM: it takes seconds to start. */
    public static synchronized Broker shared() {
        if (shared == null) {
            shared = new Broker();
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    private Broker() {
        try {
            folder = TestFolder.make("broker");
            port = FreePort.find();
            Files.createDirectories(folder.resolve("conf"));
            Files.createDirectories(folder.resolve("data"));
            Files.createDirectories(folder.resolve("extensions"));
            Files.writeString(folder.resolve("conf/config.xml"), CONFIGURATION.formatted(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    public void start() {
        hive = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder.resolve("conf"))
                .withDataFolder(folder.resolve("data"))
                .withExtensionsFolder(folder.resolve("extensions"))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("let-everybody-in")
                        .withName("Let everybody in")
                        .withVersion("1")
                        .withExtensionMain(new LetEverybodyIn())
                        .build())
                .withoutLoggingBootstrap()
                .build();
        hive.start().orTimeout(60, TimeUnit.SECONDS).join();
    }

    public void stop() {
        hangUp();
        hive.stop().orTimeout(60, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        stop();
        TestFolder.delete(folder);
    }

    /** Publishes each text with QoS 1, in order, and waits for its acknowledgement. */
    public void publish(String topic, Iterable<String> texts) {
        try {
            if (publisher == null) {
                publisher = connect("publisher-" + System.nanoTime());
            }
            for (String text : texts) {
                publishOne(publisher, topic, message(text));
            }
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hangUp() {
        try {
            if (publisher != null) {
                publisher.disconnect();
                publisher.close();
                publisher = null;
            }
        } catch (MqttException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A plain client of this broker. */
    public MqttClient connect(String clientId) throws MqttException {
        MqttClient client = new MqttClient(url(), clientId, new MemoryPersistence());
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(false);
        options.setSessionExpiryInterval(3600L);
        client.connect(options);
        return client;
    }

    /** Paho may refuse a publish because it has not yet counted down the acknowledged one before it: 32202. */
    private static void publishOne(MqttClient client, String topic, MqttMessage message) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptionsMatching(Broker::isBusy)
                .until(() -> {
                    client.publish(topic, message);
                    return true;
                });
    }

    private static boolean isBusy(Throwable failure) {
        return failure instanceof MqttException refused && refused.getReasonCode() == REASON_CODE_MAX_INFLIGHT;
    }

    private static MqttMessage message(String text) {
        MqttMessage message = new MqttMessage(text.getBytes(StandardCharsets.UTF_8));
        message.setQos(1);
        return message;
    }

    /** The broker is bound to the loopback address and lives as long as a test. */
    private static final class LetEverybodyIn implements ExtensionMain {

        @Override
        public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
            SimpleAuthenticator anybody =
                    (SimpleAuthInput who, SimpleAuthOutput answer) -> answer.authenticateSuccessfully();
            Services.securityRegistry().setAuthenticatorProvider(client -> anybody);
        }

        @Override
        public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
            // nothing outlives the broker
        }
    }
}
