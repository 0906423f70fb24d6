/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant.runtime;

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
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;

/**
 * A real MQTT 5 broker (HiveMQ CE), a program of its own: a site's broker does not die with Millrace. Its sessions and
 * queued messages live in a folder; the broker promises them for an orderly end only. It ends when its standard input ends.
 */
public final class MqttBroker {

    private static final String CONFIGURATION = """
            <?xml version="1.0"?>
            <hivemq>
              <listeners>
                <tcp-listener><port>%d</port><bind-address>127.0.0.1</bind-address></tcp-listener>
              </listeners>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """;

    private MqttBroker() {}

    /** @param arguments the folder and the port on 127.0.0.1 */
    public static void main(String[] arguments) throws Exception {
        EmbeddedHiveMQ broker = start(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        System.out.println("READY MQTT on port " + arguments[1]);
        System.in.transferTo(OutputStream.nullOutputStream());
        broker.stop().join();
        System.exit(0);
    }

    private static EmbeddedHiveMQ start(Path folder, int port)
            throws IOException, ExecutionException, InterruptedException {
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("config.xml"), CONFIGURATION.formatted(port));
        EmbeddedHiveMQ broker = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("plant-access")
                        .withName("The machines of the reference plant")
                        .withVersion("1")
                        .withAuthor("Millrace")
                        .withExtensionMain(new LoopbackAccess())
                        .build())
                .withoutLoggingBootstrap()
                .build();
        broker.start().get();
        return broker;
    }

    /** Lets every client in: the listener is bound to the loopback address, and the machines are simulated. */
    private static final class LoopbackAccess implements ExtensionMain, SimpleAuthenticator {

        @Override
        public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
            Services.securityRegistry().setAuthenticatorProvider(client -> this);
        }

        @Override
        public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
            // nothing of this extension outlives the broker
        }

        @Override
        public void onConnect(SimpleAuthInput input, SimpleAuthOutput output) {
            output.authenticateSuccessfully();
        }
    }
}
