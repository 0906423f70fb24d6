/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.check;

import io.millrace.canonical.error.MfgException;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.VetoCamelContextStartException;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.ContextServicePlugin;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Stops a start that would lose, leak or silently ignore something: unknown kamelet parameters, settings that cannot
 * work, and unsafe connections. It looks at each route when it is made, before it consumes.
 */
public final class StartChecks implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        context.addLifecycleStrategy(new LifecycleStrategySupport() {
            @Override
            public void onContextStarting(CamelContext starting) throws VetoCamelContextStartException {
                checkManagement(starting);
            }

            @Override
            public void onEndpointAdd(Endpoint endpoint) {
                EndpointSafety.check(context, endpoint);
            }

            @Override
            public void onRouteContextCreate(Route route) {
                if (route.getRoute() instanceof RouteDefinition definition) {
                    KameletParameters.check(context, definition);
                    ConsumerSafety.check(context, route.getEndpoint(), definition);
                    ServerSafety.check(context, route.getEndpoint(), definition.getRouteId());
                }
            }
        });
    }

    private static void checkManagement(CamelContext context) throws VetoCamelContextStartException {
        PropertiesComponent properties = context.getPropertiesComponent();
        boolean jolokia = Boolean.parseBoolean(either(properties, "jolokia-enabled", "jolokiaEnabled", "false"));
        String host = either(properties, "host", "host", "0.0.0.0");
        if (jolokia && !Transport.isLoopback(host)) {
            try {
                Accepted.refuse(context, CheckError.OPEN_MANAGEMENT, "camel.management.host is " + host);
            } catch (MfgException refused) {
                throw new VetoCamelContextStartException(refused.getMessage(), refused, context, true);
            }
        }
    }

    private static String either(PropertiesComponent properties, String name, String alias, String orElse) {
        return properties
                .resolveProperty("camel.management." + name)
                .or(() -> properties.resolveProperty("camel.management." + alias))
                .orElse(orElse);
    }
}
