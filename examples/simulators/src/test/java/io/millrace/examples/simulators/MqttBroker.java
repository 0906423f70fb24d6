/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.simulators;

import static org.awaitility.Awaitility.await;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.extension.sdk.api.ExtensionMain;
import com.hivemq.extension.sdk.api.auth.SimpleAuthenticator;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStartOutput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopInput;
import com.hivemq.extension.sdk.api.parameter.ExtensionStopOutput;
import com.hivemq.extension.sdk.api.services.Services;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** A real MQTT 5 broker (HiveMQ CE) that lets everybody in and remembers its sessions when it is started again. */
final class MqttBroker implements AutoCloseable {

    private static final String CONFIGURATION = """
            <hivemq>
              <listeners><tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener></listeners>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """;

    private final Path folder;
    private final int port;
    private EmbeddedHiveMQ broker;

    MqttBroker(Path folder) throws IOException {
        this.folder = folder;
        port = freePort();
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve("extensions"));
        Files.writeString(
                Files.createDirectories(folder.resolve("conf")).resolve("config.xml"), CONFIGURATION.formatted(port));
        start();
    }

    /** Below those of outgoing connections, one of which would take it while the broker is down. */
    private static int freePort() throws IOException {
        int port = 20_000 + ThreadLocalRandom.current().nextInt(12_000);
        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        } catch (BindException taken) {
            return freePort();
        }
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    void start() {
        // When it stops, it waits for late writes of its clients, who have been gone for two seconds by then.
        InternalConfigurations.PERSISTENCE_SHUTDOWN_GRACE_PERIOD_MSEC.set(200);
        SimpleAuthenticator everybody = (input, output) -> output.authenticateSuccessfully();
        broker = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder.resolve("conf"))
                .withDataFolder(folder.resolve("data"))
                .withExtensionsFolder(folder.resolve("extensions"))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("everybody")
                        .withName("Everybody may connect")
                        .withVersion("1")
                        .withAuthor("test")
                        .withExtensionMain(new ExtensionMain() {
                            @Override
                            public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
                                Services.securityRegistry().setAuthenticatorProvider(client -> everybody);
                            }

                            @Override
                            public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {}
                        })
                        .build())
                .withoutLoggingBootstrap()
                .build();
        broker.start().join();
    }

    void stop() {
        broker.stop().join();
    }

    /** Its last files are closed a moment after it has stopped. */
    @Override
    public void close() {
        stop();
        await().atMost(RunningProgram.LIMIT).ignoreExceptions().until(this::deleted);
    }

    private boolean deleted() throws IOException {
        List<Path> content;
        try (Stream<Path> all = Files.walk(folder)) {
            content = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : content) {
            Files.deleteIfExists(each);
        }
        return true;
    }
}
