/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.canonical.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventEnvelope;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.event.Examples;
import io.millrace.canonical.event.Topic;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.canonical.json.CloudEventCodec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The AsyncAPI 3 document of the Kafka backbone: topics, events in binary mode, keys and examples. */
final class AsyncApiGenerator {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> OPTIONAL = Set.of("ce_causationid", "ce_sequence", "ce_traceparent");

    private AsyncApiGenerator() {}

    static ObjectNode document() {
        ObjectNode document = JSON.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Millrace canonical events")
                .put("version", "1.0.0")
                .put(
                        "description",
                        "What ERP, MES, WMS, quality and the shop floor tell each other. Kafka, CloudEvents 1.0.2 in"
                                + " binary mode: attributes are ce_ headers, the value is the data as JSON, the key is"
                                + " the partition key. Events whose order matters to each other share a topic and a key.")
                .putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0");
        document.put("defaultContentType", "application/json");
        ObjectNode channels = document.putObject("channels");
        ObjectNode operations = document.putObject("operations");
        Arrays.stream(Topic.values()).forEach(topic -> addChannel(channels, operations, topic));
        ObjectNode components = document.putObject("components");
        ObjectNode messages = components.putObject("messages");
        for (EventType type : EventType.values()) {
            messages.set(type.shortName(), message(type));
        }
        components.putObject("schemas").set("cloudEventHeaders", headers());
        return document;
    }

    private static void addChannel(ObjectNode channels, ObjectNode operations, Topic topic) {
        List<EventType> events = Arrays.stream(EventType.values())
                .filter(type -> type.topic() == topic)
                .toList();
        if (events.isEmpty()) {
            return;
        }
        String name = topic.topic().substring(topic.topic().indexOf('.') + 1);
        ObjectNode channel = channels.putObject(name).put("address", topic.topic());
        ObjectNode messages = channel.putObject("messages");
        events.forEach(
                type -> reference(messages.putObject(type.shortName()), "#/components/messages/" + type.shortName()));
        for (String action : List.of("send", "receive")) {
            ObjectNode operation = operations.putObject(action + '-' + name).put("action", action);
            reference(operation.putObject("channel"), "#/channels/" + name);
        }
    }

    private static ObjectNode message(EventType type) {
        Event<?> example = Examples.event(type);
        ObjectNode message = JSON.objectNode()
                .put("name", type.type())
                .put("title", type.shortName())
                .put("summary", Javadoc.of(type.dataClass()).text());
        reference(message.putObject("headers"), "#/components/schemas/cloudEventHeaders");
        ObjectNode payload =
                message.putObject("payload").put("schemaFormat", "application/schema+json;version=draft-2020-12");
        reference(payload.putObject("schema"), "./schema/" + type.shortName() + ".v" + type.version() + ".json");
        ObjectNode key = message.putObject("bindings").putObject("kafka").putObject("key");
        key.put("type", "string").put("description", "The partition key, ce_partitionkey");
        ObjectNode sample = message.putArray("examples").addObject().put("name", type.shortName());
        ObjectNode headers = sample.putObject("headers");
        attributes(example.envelope()).forEach(headers::put);
        sample.set("payload", CanonicalJson.mapper().<JsonNode>valueToTree(example.data()));
        return message;
    }

    private static ObjectNode headers() {
        ObjectNode schema = JSON.objectNode()
                .put("type", "object")
                .put("description", Javadoc.of(EventEnvelope.class).text());
        ObjectNode properties = schema.putObject("properties");
        EventEnvelope full = Examples.event(EventType.MATERIAL_CONSUMED)
                .withSequence(1)
                .withCausation("ERP-WO-1001-released")
                .withTraceparent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .envelope();
        Map<String, String> names = attributes(full);
        names.keySet().forEach(name -> properties.putObject(name).put("type", "string"));
        var required = schema.putArray("required");
        names.keySet().stream().filter(name -> !OPTIONAL.contains(name)).forEach(required::add);
        return schema;
    }

    private static Map<String, String> attributes(EventEnvelope envelope) {
        Map<String, String> headers = new LinkedHashMap<>();
        CloudEventCodec.attributes(envelope).forEach((name, value) -> headers.put(header(name), value));
        return headers;
    }

    /** The CloudEvents Kafka binding keeps the content type apart from the attributes. */
    private static String header(String attribute) {
        return attribute.equals("datacontenttype") ? "content-type" : "ce_" + attribute;
    }

    private static void reference(ObjectNode node, String target) {
        node.put("$ref", target);
    }
}
