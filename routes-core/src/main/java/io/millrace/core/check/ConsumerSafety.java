/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.component.kafka.PollOnError;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.spi.BeanIntrospection;
import org.apache.camel.support.PluginHelper;

/** Looks at what a route consumes from: Kafka into the ledger, and MQTT. */
final class ConsumerSafety {

    private static final String BYTES = "org.apache.kafka.common.serialization.ByteArrayDeserializer";

    private ConsumerSafety() {}

    static void check(CamelContext context, Endpoint from, RouteDefinition route) {
        if (from instanceof KafkaEndpoint kafka && accepts(route)) {
            checkKafka(context, kafka.getConfiguration(), route.getRouteId());
        }
        if (from.getEndpointUri().startsWith("paho-mqtt5")) {
            checkMqtt(context, from, route.getRouteId());
        }
    }

    /** Only our own routes and those that write into the ledger: what others do with Kafka is theirs. */
    private static boolean accepts(RouteDefinition route) {
        Map<String, Object> template = route.getTemplateParameters();
        if (template != null && String.valueOf(template.get("templateId")).startsWith("mfg-")) {
            return true;
        }
        Collection<SendDefinition<?>> sends = sends(route);
        return sends.stream().anyMatch(send -> String.valueOf(send.getUri()).startsWith("ledger:"));
    }

    private static Collection<SendDefinition<?>> sends(RouteDefinition route) {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Collection<SendDefinition<?>> sends =
                (Collection) ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class);
        return sends;
    }

    private static void checkKafka(CamelContext context, KafkaConfiguration kafka, String routeId) {
        String wrong = "";
        wrong += kafka.isAutoCommitEnable() ? " autoCommitEnable=true" : "";
        wrong += kafka.isAllowManualCommit() ? "" : " allowManualCommit=false";
        wrong += kafka.isBreakOnFirstError() ? "" : " breakOnFirstError=false";
        wrong += "earliest".equals(kafka.getAutoOffsetReset()) ? "" : " autoOffsetReset=" + kafka.getAutoOffsetReset();
        wrong += kafka.getPollOnError() == PollOnError.RECONNECT ? "" : " pollOnError=" + kafka.getPollOnError();
        wrong += kafka.getGroupId() == null ? " no groupId" : "";
        wrong += BYTES.equals(kafka.getKeyDeserializer()) ? "" : " keyDeserializer=" + kafka.getKeyDeserializer();
        wrong += BYTES.equals(kafka.getValueDeserializer()) ? "" : " valueDeserializer=" + kafka.getValueDeserializer();
        if (!wrong.isEmpty()) {
            Accepted.refuse(context, CheckError.KAFKA_COMMIT, "route " + routeId + " consumes Kafka with" + wrong);
        }
    }

    /** By property name, since the MQTT component is a dependency of the shop floor's module only. */
    private static void checkMqtt(CamelContext context, Endpoint mqtt, String routeId) {
        BeanIntrospection introspection = PluginHelper.getBeanIntrospection(context);
        boolean ownClient = introspection.getOrElseProperty(mqtt, "client", null, false) != null;
        Object configuration = introspection.getOrElseProperty(mqtt, "configuration", null, false);
        if (ownClient || configuration == null) {
            return;
        }
        Map<String, Object> settings = new HashMap<>();
        introspection.getProperties(configuration, settings, null);
        String wrong = "";
        wrong += Boolean.FALSE.equals(settings.get("cleanStart")) ? "" : " cleanStart=true";
        wrong += settings.get("clientId") == null ? " no clientId" : "";
        wrong += Integer.valueOf(0).equals(settings.get("qos")) ? " qos=0" : "";
        if (!wrong.isEmpty()) {
            Accepted.refuse(context, CheckError.MQTT_SESSION, "route " + routeId + " consumes MQTT with" + wrong);
        }
    }
}
