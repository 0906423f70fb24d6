/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;

/** The users that a broker lets in; the broker makes it by its name. */
public final class TestUsers implements AuthenticateCallbackHandler {

    static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    /** A broker that asks for a user at a second address, and lets it do what an ACL allows. */
    static TestBroker broker(String address) {
        try {
            return new TestBroker(
                    ",SASL_PLAINTEXT://" + address,
                    Map.of(
                            "listener.security.protocol.map",
                            "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL_PLAINTEXT:SASL_PLAINTEXT",
                            "sasl.enabled.mechanisms",
                            "PLAIN",
                            "listener.name.sasl_plaintext.plain.sasl.jaas.config",
                            "org.apache.kafka.common.security.plain.PlainLoginModule required;",
                            "listener.name.sasl_plaintext.plain.sasl.server.callback.handler.class",
                            TestUsers.class.getName(),
                            "authorizer.class.name",
                            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                            "super.users",
                            "User:ANONYMOUS"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static String jaasConfig(String user) {
        return "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user
                + "\" password=\"any\";";
    }

    @Override
    public void configure(Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> entries) {}

    @Override
    public void handle(Callback[] callbacks) {
        String user = null;
        for (Callback callback : callbacks) {
            if (callback instanceof NameCallback name) {
                user = name.getDefaultName();
            } else if (callback instanceof PlainAuthenticateCallback asked) {
                asked.authenticated(KNOWN.contains(user));
            }
        }
    }

    @Override
    public void close() {}
}
