/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.conformance;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * An MQTT 5 broker (HiveMQ CE) as a program of its own, which can be killed; its sessions and what they still get are in
 * its folder. Arguments: {@code --folder}, {@code --port}.
 */
public final class MqttProcess {

    private static final String CONFIGURATION = """
            <hivemq>
              <listeners><tcp-listener><port>%s</port><bind-address>127.0.0.1</bind-address></tcp-listener></listeners>
              <mqtt><queued-messages><max-queue-size>100000</max-queue-size></queued-messages></mqtt>
              <persistence><mode>file</mode></persistence>
              <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
            </hivemq>
            """;

    private MqttProcess() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> given = Arguments.of(arguments);
        Path folder = Path.of(given.get("folder"));
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("config.xml"), CONFIGURATION.formatted(given.get("port")));
        EmbeddedHiveMQ.builder()
                .withConfigurationFolder(configuration)
                .withDataFolder(Files.createDirectories(folder.resolve("data")))
                .withExtensionsFolder(Files.createDirectories(folder.resolve("extensions")))
                .withEmbeddedExtension(EmbeddedExtension.builder()
                        .withId("let-everybody-in")
                        .withName("Let everybody in")
                        .withVersion("1")
                        .withExtensionMain(new LetEverybodyIn())
                        .build())
                .withoutLoggingBootstrap()
                .build()
                .start()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
        System.out.println("READY " + given.get("port"));
        while (System.in.read() >= 0) {
            // whoever started it is still there
        }
        System.exit(0);
    }

    /** It listens on the loopback address and lives as long as a test. */
    private static final class LetEverybodyIn implements ExtensionMain {

        @Override
        public void extensionStart(ExtensionStartInput input, ExtensionStartOutput output) {
            SimpleAuthenticator anybody = (who, answer) -> answer.authenticateSuccessfully();
            Services.securityRegistry().setAuthenticatorProvider(client -> anybody);
        }

        @Override
        public void extensionStop(ExtensionStopInput input, ExtensionStopOutput output) {
            // nothing outlives the broker
        }
    }
}
