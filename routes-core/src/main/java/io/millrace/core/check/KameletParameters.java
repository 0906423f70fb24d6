/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.check;

import io.millrace.canonical.error.MfgException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.model.BeanFactoryDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.model.RouteTemplateParameterDefinition;
import org.apache.camel.util.StringHelper;

/** Refuses parameters that an {@code mfg-*} kamelet does not have, and asks its {@link Settings} to check themselves. */
final class KameletParameters {

    /** What Camel itself puts beside the parameters of a kamelet. */
    private static final Set<String> CAMEL_OWN = Set.of(
            "templateId",
            "routeId",
            "uuid",
            "location",
            "noErrorHandler",
            "bridgeErrorHandler",
            "parentRouteId",
            "parentProcessorId");

    private KameletParameters() {}

    /** @throws MfgException naming the kamelet, its instance and the parameter */
    static void check(CamelContext context, RouteDefinition route) {
        if (route.getTemplateParameters() == null) {
            return;
        }
        String kamelet = String.valueOf(route.getTemplateParameters().get("templateId"));
        RouteTemplateDefinition template =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteTemplateDefinition(kamelet);
        if (!kamelet.startsWith("mfg-") || template == null) {
            return;
        }
        String instance = kamelet + "/" + route.getRouteId();
        refuseUnknown(route, template, instance);
        if (template.getTemplateBeans() != null) {
            for (BeanFactoryDefinition<?> bean : template.getTemplateBeans()) {
                refuseNameOfBean(route, bean.getName(), instance);
                checkSettings(context, bean.getName(), instance);
            }
        }
    }

    private static void refuseUnknown(RouteDefinition route, RouteTemplateDefinition template, String instance) {
        Set<String> known = new TreeSet<>();
        if (template.getTemplateParameters() != null) {
            for (RouteTemplateParameterDefinition parameter : template.getTemplateParameters()) {
                known.add(parameter.getName());
            }
        }
        for (String key : route.getTemplateParameters().keySet()) {
            String name = StringHelper.dashToCamelCase(key);
            // a name with a dot is a property of one instance, camel.kamelet.<kamelet>.<route id>.<parameter>
            if (!known.contains(name) && !CAMEL_OWN.contains(name) && !name.contains(".")) {
                throw new MfgException(
                        CheckError.UNKNOWN_PARAMETER,
                        "kamelet " + instance + " has no parameter '" + name + "'; it has " + String.join(", ", known));
            }
        }
    }

    /** Camel would take the value for the kamelet's own bean and put its id in the value's place. */
    private static void refuseNameOfBean(RouteDefinition route, String bean, String instance) {
        route.getTemplateParameters().forEach((name, value) -> {
            if (bean.equals(value)) {
                throw new MfgException(
                        CheckError.BAD_SETTING,
                        "kamelet " + instance + ": parameter " + name + " may not be '" + bean
                                + "', which is a name inside the kamelet");
            }
        });
    }

    private static void checkSettings(CamelContext context, String bean, String instance) {
        String localName =
                context.getPropertiesComponent().resolveProperty(bean).orElse(bean);
        if (context.getRegistry().lookupByName(localName) instanceof Settings settings) {
            try {
                settings.check();
            } catch (MfgException refused) {
                throw new MfgException(
                        CheckError.BAD_SETTING, "kamelet " + instance + ": " + refused.getMessage(), refused);
            }
            settings.addresses().forEach(address -> Transport.check(context, address, instance));
        }
    }
}
