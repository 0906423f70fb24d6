/* Copyright 2026 the Millrace authors. Licensed under Apache-2.0. */
package io.millrace.core.filter;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.canonical.error.MfgException;
import io.millrace.canonical.event.Event;
import io.millrace.canonical.event.EventType;
import io.millrace.canonical.json.CanonicalJson;
import io.millrace.core.check.Settings;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step of {@code mfg-change-filter-action}: lets an event through only if a named field of its data is not what the
 * latest event of the same type and partition key said. Of a list it leaves those; if none is left the route ends.
 *
 * <p>It errs on the side of letting through, so nothing needs to be stored: after a start the first event of each key
 * passes; so does one that was let through before, for it comes again when the flow failed or a person replays it from
 * quarantine; and so does one that is older than the latest, for it is a fact too.
 */
public final class ChangeFilter implements Processor, Settings {

    /** What identifies a thing with a state. */
    private record Key(EventType type, String partitionKey) {}

    /** What it said last, and by which event that was let through. */
    private record Said(String id, OffsetDateTime time, List<JsonNode> values) {}

    private final Map<Key, Said> latest = new ConcurrentHashMap<>();
    private List<String> fields = List.of();

    /** The names of fields of the event's data, separated by commas. */
    public void setFields(String fields) {
        this.fields = List.of(fields.strip().split("\\s*,\\s*"));
    }

    @Override
    public void check() {
        Settings.require(!fields.isEmpty() && !fields.contains(""), "fields", "must name a field");
    }

    @Override
    public void process(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Collection<?> list) {
            List<Object> news = new ArrayList<>();
            list.stream().filter(element -> isNews(element)).forEach(news::add);
            exchange.getMessage().setBody(news);
            exchange.setRouteStop(news.isEmpty());
        } else {
            exchange.setRouteStop(!isNews(body));
        }
    }

    private boolean isNews(Object body) {
        if (!(body instanceof Event<?> event)) {
            throw new MfgException(
                    FilterError.NOT_AN_EVENT,
                    "expected an event, got "
                            + (body == null ? "nothing" : body.getClass().getName()));
        }
        Key key = new Key(event.envelope().type(), event.envelope().partitionKey());
        Said now = new Said(event.envelope().id(), event.envelope().time(), values(event));
        Said before = latest.get(key);
        if (before != null && now.time().isBefore(before.time())) {
            return true;
        }
        if (before != null && before.values().equals(now.values())) {
            return before.id().equals(now.id());
        }
        latest.put(key, now);
        return true;
    }

    private List<JsonNode> values(Event<?> event) {
        JsonNode data = CanonicalJson.mapper().valueToTree(event.data());
        List<JsonNode> values = fields.stream().map(data::path).toList();
        if (values.stream().allMatch(JsonNode::isMissingNode)) {
            throw new MfgException(
                    FilterError.NO_SUCH_FIELD, event.envelope().type().shortName() + " has no field " + fields);
        }
        return values;
    }
}
