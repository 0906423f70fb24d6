/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.examples.plant.runtime;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Hawtio at {@code /hawtio} on 127.0.0.1, behind a login. Its Jolokia reads everything and changes nothing but what
 * {@code jolokia-access.xml} names. The WAR brings its own Jolokia: one on this class path would break it.
 */
final class HawtioConsole implements AutoCloseable {

    private static final String REALM = "millrace";

    private final Server server;

    private HawtioConsole(Server server) {
        this.server = server;
    }

    static HawtioConsole start(Path war, int port, Operator operator) throws Exception {
        System.setProperty("hawtio.authenticationEnabled", "true");
        System.setProperty("hawtio.realm", REALM);
        System.setProperty("hawtio.roles", OperatorLogin.ROLE);
        System.setProperty("hawtio.rolePrincipalClasses", OperatorLogin.Role.class.getName());
        System.setProperty("hawtio.disableProxy", "true");
        System.setProperty("jolokia.policyLocation", "classpath:/millrace-jolokia-access.xml");
        System.setProperty("jolokia.discoveryEnabled", "false");
        Configuration.setConfiguration(new OneRealm(operator, Configuration.getConfiguration()));

        WebAppContext application = new WebAppContext();
        application.setContextPath("/hawtio");
        application.setWar(war.toUri().toString());
        application.setParentLoaderPriority(false);
        // Hawtio writes into our log, not past it on standard output.
        application.getProtectedClassMatcher().add("org.slf4j.", "ch.qos.logback.");
        application.setThrowUnavailableOnStartupException(true);
        Server server = new Server(new InetSocketAddress("127.0.0.1", port));
        server.setHandler(application);
        server.start();
        return new HawtioConsole(server);
    }

    int port() {
        return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    }

    @Override
    public void close() {
        LifeCycle.stop(server);
    }

    /** Who may log in. */
    record Operator(String user, String password) {}

    /** Our realm beside whatever JAAS configuration the process has. */
    private static final class OneRealm extends Configuration {
        private final Operator operator;
        private final Configuration others;

        private OneRealm(Operator operator, Configuration others) {
            this.operator = operator;
            this.others = others;
        }

        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            if (!REALM.equals(name)) {
                return others.getAppConfigurationEntry(name);
            }
            Map<String, String> options =
                    Map.of(OperatorLogin.USER, operator.user(), OperatorLogin.PASSWORD, operator.password());
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(OperatorLogin.class.getName(), LoginModuleControlFlag.REQUIRED, options)
            };
        }
    }
}
