/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.tests.sap;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.core.TestFolder;
import io.millrace.core.post.NotPosted;
import io.millrace.core.post.Posted;
import io.millrace.erp.sap.wire.SapGoodsIssue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.jsse.KeyManagersParameters;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Without a user the client's certificate logs on to SAP. */
class SapCertificateIT {

    private static final String PASSWORD = "changeit";

    private final Path folder = TestFolder.make("millrace-sap-certificate");
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private SapProcess sap;

    @BeforeEach
    void start() throws Exception {
        keytool(
                "-genkeypair",
                "-keystore",
                "keys.p12",
                "-dname",
                "CN=MILLRACE",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-keyalg",
                "EC");
        keytool("-exportcert", "-keystore", "keys.p12", "-file", "one.cer");
        keytool("-importcert", "-noprompt", "-keystore", "trust.p12", "-file", "one.cer");
        sap = new SapProcess(Map.of(
                "keystore", folder.resolve("keys.p12").toString(),
                "truststore", folder.resolve("trust.p12").toString(),
                "store-password", PASSWORD));
    }

    @AfterEach
    void stop() {
        camel.stop();
        if (sap != null) {
            sap.close();
        }
        TestFolder.delete(folder);
    }

    @Test
    void theCertificateIsTheLogon() throws Exception {
        Exchange asked = issue(true);

        // SAP knows the caller, but not the delivery
        assertThat(asked.getException()).isInstanceOf(NotPosted.Premature.class);
        assertThat(Posted.of(asked)).isNull();
    }

    @Test
    void withoutOneSapTurnsTheCallAway() throws Exception {
        assertThat(issue(false).getException()).isInstanceOf(NotPosted.Misconfigured.class);
    }

    private Exchange issue(boolean certificate) throws Exception {
        SSLContextParameters ssl = new SSLContextParameters();
        TrustManagersParameters trusted = new TrustManagersParameters();
        trusted.setKeyStore(store("trust.p12"));
        ssl.setTrustManagers(trusted);
        if (certificate) {
            KeyManagersParameters own = new KeyManagersParameters();
            own.setKeyStore(store("keys.p12"));
            own.setKeyPassword(PASSWORD);
            ssl.setKeyManagers(own);
        }
        camel.setSSLContextParameters(ssl);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in")
                        .to("kamelet:mfg-sap-goods-issue-sink/out?baseUrl="
                                + sap.baseUrl().replace("http:", "https:"));
            }
        });
        camel.start();
        return camel.createProducerTemplate()
                .send("direct:in", exchange -> exchange.getMessage().setBody(new SapGoodsIssue("80000012", List.of())));
    }

    private KeyStoreParameters store(String name) {
        KeyStoreParameters store = new KeyStoreParameters();
        store.setResource("file:" + folder.resolve(name));
        store.setPassword(PASSWORD);
        store.setType("PKCS12");
        return store;
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "one", "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
