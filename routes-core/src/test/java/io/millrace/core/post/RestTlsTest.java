/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.post;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The token goes only to a server whose certificate is trusted and is for its host. */
class RestTlsTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static Path forThisHost;
    private static Path forAnotherHost;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpsServer server;

    @BeforeAll
    static void makeCertificates() throws Exception {
        forThisHost = certificate("this", "ip:127.0.0.1");
        forAnotherHost = certificate("another", "dns:erp.example.com");
    }

    private static Path certificate(String name, String host) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=" + host,
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        assertThat(keytool.waitFor())
                .as(Files.readString(folder.resolve(name + ".log")))
                .isZero();
        return store;
    }

    private void serve(Path certificate) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream store = Files.newInputStream(certificate)) {
            keys.load(store, PASSWORD.toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD.toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(factory.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            RestStub.answer(201, "{\"documentNumber\":\"4711\"}").answer(exchange);
            exchange.close();
        });
        server.start();
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

    private Exchange post() {
        camel.start();
        return camel.createProducerTemplate()
                .request(
                        "kamelet:mfg-sample-confirmation-sink?token=secret&baseUrl=https://127.0.0.1:"
                                + server.getAddress().getPort(),
                        exchange -> exchange.getMessage().setBody("{}".getBytes()));
    }

    @AfterEach
    void stop() {
        camel.stop();
        server.stop(0);
    }

    @Test
    void aTrustedCertificateForTheHostIsServed() throws Exception {
        serve(forThisHost);
        trust(forThisHost);

        assertThat(Posted.of(post())).isEqualTo(new Posted("4711"));
    }

    @Test
    void anUntrustedCertificateGetsNothing() throws Exception {
        serve(forThisHost);

        assertRefused(post());
    }

    @Test
    void aTrustedCertificateForAnotherHostGetsNothing() throws Exception {
        serve(forAnotherHost);
        trust(forAnotherHost);

        assertRefused(post());
    }

    private void assertRefused(Exchange exchange) {
        assertThat(exchange.getException()).isInstanceOf(NotPosted.NotProcessed.class);
        assertThat(exchange.getException(NotPosted.class).code()).isEqualTo(PostError.NOT_REACHABLE);
        assertThat(requests).hasValue(0);
    }
}
