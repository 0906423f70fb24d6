/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.kafka;

import io.millrace.core.FreePort;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.apache.kafka.common.security.plain.PlainAuthenticateCallback;

/** The users that a broker lets in; the broker makes it by its name. */
public final class TestUsers implements AuthenticateCallbackHandler {

    static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    /** Where the broker asks for a user, and lets it do what an ACL allows. */
    static final String ADDRESS = "127.0.0.1:" + FreePort.find();

    private static TestBroker broker;

    /** The broker of all test classes in this JVM; at its other address it asks nobody. */
    static synchronized TestBroker broker() {
        if (broker == null) {
            broker = TestBroker.untilTheEnd(
                    ",SASL_PLAINTEXT://" + ADDRESS,
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
        }
        return broker;
    }

    static void allow(String user, ResourceType type, String name) throws Exception {
        try (Admin admin = broker().admin()) {
            admin.createAcls(List.of(new AclBinding(
                            new ResourcePattern(type, name, PatternType.LITERAL),
                            new AccessControlEntry("User:" + user, "*", AclOperation.ALL, AclPermissionType.ALLOW))))
                    .all()
                    .get();
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
