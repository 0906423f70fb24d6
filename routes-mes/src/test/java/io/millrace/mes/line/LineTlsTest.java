/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.mes.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.core.ingest.HandedOver;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session is held only with a broker whose certificate is trusted and is for its host. */
class LineTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static Path forThisHost;
    private static Path forAnotherHost;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeAll
    static void makeCertificates() throws Exception {
        forThisHost = certificate("this", "ip:127.0.0.1");
        forAnotherHost = certificate("another", "dns:broker.example.com");
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void aTrustedCertificateForTheHostIsConnectedTo() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.resuming(tls(forThisHost))) {
            trust(forThisHost);
            consume(broker);

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> broker.acknowledged().contains(2));
            assertThat(health().getState()).isEqualTo(HealthCheck.State.UP);
        }
    }

    @Test
    void anUntrustedCertificateIsNot() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.resuming(tls(forThisHost))) {
            consume(broker);

            assertNotConnected(broker);
        }
    }

    @Test
    void aTrustedCertificateForAnotherHostIsNot() throws Exception {
        try (ScriptedBroker broker = ScriptedBroker.resuming(tls(forAnotherHost))) {
            trust(forAnotherHost);
            consume(broker);

            assertNotConnected(broker);
        }
    }

    private void assertNotConnected(ScriptedBroker broker) {
        assertThat(broker.acknowledged()).doesNotContain(1, 2);
        assertThat(camel.getRouteController().getRouteStatus("line-in").isStarted())
                .isTrue();
        assertThat(health().getState()).isEqualTo(HealthCheck.State.DOWN);
        assertThat(health().getMessage()).get().asString().contains("MFG-LINE-001", broker.url());
    }

    private HealthCheck.Result health() {
        return HealthCheckRegistry.get(camel)
                .getCheck("line-line-in")
                .orElseThrow()
                .call();
    }

    /** The script's messages are no JSON: they are taken over as poison. */
    private void consume(ScriptedBroker broker) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(deadLetterChannel("direct:poison").deadLetterHandleNewException(false));
                from("direct:poison").process(HandedOver::on);
                from("kamelet:mfg-line-material-consumed-source/line-in?clientId=tls-test&topic=" + ScriptedBroker.TOPIC
                                + "&brokerUrl=" + broker.url())
                        .to("mock:flow");
            }
        });
        camel.start();
    }

    private void trust(Path certificate) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + certificate);
        store.setPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(store);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        camel.setSSLContextParameters(tls);
    }

    private static SSLContext tls(Path certificate) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream store = Files.newInputStream(certificate)) {
            keys.load(store, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        return tls;
    }

    private static Path certificate(String name, String host) throws Exception {
        Path store = folder.resolve(name + ".p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        (keytool + " -genkeypair -alias " + name + " -keyalg EC -dname CN=" + name + " -ext SAN=" + host
                                        + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + store)
                                .split(" "))
                .redirectErrorStream(true)
                .start();
        String said = new String(made.getInputStream().readAllBytes());
        assertThat(made.waitFor()).as(said).isZero();
        return store;
    }
}
