/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateTest {

    private static final String PASSWORD = "changeit";

    @TempDir
    Path work;

    @Test
    void aCertificateIsALogon() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "one",
                "-keystore",
                "keys.p12",
                "-dname",
                "CN=MILLRACE",
                "-ext",
                "SAN=IP:127.0.0.1");
        keytool("-exportcert", "-alias", "one", "-keystore", "keys.p12", "-file", "one.cer");
        keytool("-importcert", "-noprompt", "-alias", "one", "-keystore", "trust.p12", "-file", "one.cer");
        List<String> arguments = List.of(
                "--work=" + work.resolve("books"),
                "--faults=off",
                "--keystore=" + work.resolve("keys.p12"),
                "--truststore=" + work.resolve("trust.p12"),
                "--store-password=" + PASSWORD);
        try (SapSystem system = new SapSystem(new Settings(arguments, Map.of()))) {
            URI uri = URI.create("https://127.0.0.1:" + system.port() + SapUnderTest.BATCHES + "/Batch?$top=1");

            assertThat(status(uri, true)).isEqualTo(200);
            assertThat(status(uri, false)).isEqualTo(401);
        }
    }

    private int status(URI uri, boolean certificate) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store("keys.p12"), PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store("trust.p12"));
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(certificate ? keys.getKeyManagers() : null, trust.getTrustManagers(), null);
        HttpClient client = HttpClient.newBuilder().sslContext(context).build();
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private KeyStore store(String name) throws Exception {
        return KeyStore.getInstance(work.resolve(name).toFile(), PASSWORD.toCharArray());
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        if (arguments[0].equals("-genkeypair")) {
            command.addAll(List.of("-keyalg", "EC", "-validity", "2"));
        }
        Process process = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
