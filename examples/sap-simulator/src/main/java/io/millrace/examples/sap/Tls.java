/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.sap;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** HTTPS with a PKCS#12 key store; with a trust store, callers may show a certificate that it trusts. */
final class Tls {

    private Tls() {}

    static HttpServer server(InetSocketAddress address, Settings settings) throws IOException {
        try {
            char[] password = settings.text("store-password").toCharArray();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(settings.file("keystore").toFile(), password), password);
            TrustManagerFactory trust = null;
            Path trusted = settings.file("truststore");
            if (trusted != null) {
                trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(KeyStore.getInstance(trusted.toFile(), password));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust == null ? null : trust.getTrustManagers(), null);
            boolean ask = trust != null;
            HttpsServer server = HttpsServer.create(address, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters ssl = context.getDefaultSSLParameters();
                    ssl.setWantClientAuth(ask);
                    parameters.setSSLParameters(ssl);
                }
            });
            return server;
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot use the key store or trust store", e);
        }
    }
}
